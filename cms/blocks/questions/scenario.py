"""A branching scenario: situation, choices, what each leads to, and what to talk about afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.questions.base import QuestionBlock, items
from cms.rules.scenarios import Fault, fault_in
from courses.content import ChoiceContent, StepContent
from courses.questions.scenario import Scenario


@dataclass
class Branch:
    """A choice and what follows: the consequence, then the next scene or the end. `way` holds the ids
    of the choices that lead here, parted by commas."""

    text: str
    consequence: str
    scene: "Scene | None"
    way: str = ""


@dataclass
class Scene:
    situation: str
    branches: list[Branch] = field(default_factory=list)


_SENTENCES = {
    Fault.UNKNOWN_SCENE: _("A choice leads to the scene “%(scene)s”, which does not exist."),
    Fault.NO_CHOICES: _("The scene “%(scene)s” is a dead end: give it at least two choices."),
    Fault.CIRCLE: _("The scene “%(scene)s” leads back to itself, so the scenario never ends."),
    Fault.UNREACHABLE: _("No choice leads to the scene “%(scene)s”."),
    Fault.SAME_NAME: _("Two scenes are called “%(scene)s”."),
    Fault.TOO_LARGE: _("The scenario branches into more than 60 scenes; make it smaller."),
}


class ScenarioValue(blocks.StructValue):
    def ways(self) -> dict[str, list[str]]:
        """For each scene's name, the names that its choices lead to ("" is the end)."""
        return {
            scene["name"].strip(): [choice["leads_to"].strip() for choice in scene["choices"]]
            for scene in self["scenes"]
        }

    def first_scene(self) -> Scene | None:
        """The scenario drawn out as a tree from its first scene; None while it is unfinished."""
        if not self["scenes"] or fault_in(self.ways(), count=len(self["scenes"])):
            return None
        by_name = {scene["name"].strip(): scene for scene in self["scenes"]}

        def draw(name: str, *way: str) -> Scene:
            scene = by_name[name]
            return Scene(scene["situation"], [branch(item, *way) for item in scene["choices"].bound_blocks])

        def branch(item: Any, *way: str) -> Branch:
            choice, here = item.value, (*way, str(item.id))
            following = choice["leads_to"].strip()
            scene = draw(following, *here) if following else None
            return Branch(choice["text"], choice["consequence"], scene, ",".join(here))

        return draw(self["scenes"][0]["name"].strip())


class SceneNameBlock(blocks.CharBlock):
    """A name that ties scenes together; the same in every language, so it is never translated."""

    has_words = False

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []


class ScenarioBlock(QuestionBlock):
    type = Scenario
    order = 20
    minutes = 2.0
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    scenes = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("name", SceneNameBlock(label=_("Name of the scene"), max_length=40)),
                ("situation", blocks.TextBlock(label=_("Situation"))),
                (
                    "choices",
                    blocks.ListBlock(
                        blocks.StructBlock(
                            [
                                ("text", blocks.TextBlock(label=_("Choice"), rows=1)),
                                ("consequence", blocks.TextBlock(label=_("What happens"), rows=2)),
                                (
                                    "leads_to",
                                    SceneNameBlock(
                                        label=_("Leads to scene"),
                                        required=False,
                                        max_length=40,
                                        help_text=_("The name of the next scene; empty ends the scenario."),
                                    ),
                                ),
                            ]
                        ),
                        label=_("Choices"),
                        min_num=2,
                        max_num=5,
                    ),
                ),
            ]
        ),
        label=_("Scenes; the first one begins"),
        min_num=1,
        max_num=12,
    )
    discussion = blocks.TextBlock(
        label=_("To talk about afterwards"), help_text=_("Questions for the household, the group or oneself.")
    )

    def asks(self, value: Any) -> Mapping[str, Any]:
        """Steps by name; each consequence is the feedback on its choice."""
        scenes = (scene for _id, scene in items(value["scenes"]))
        steps = (
            StepContent(
                scene["name"].strip(),
                scene["situation"],
                tuple(
                    ChoiceContent(
                        id,
                        choice["text"],
                        feedback=choice["consequence"],
                        leads_to=choice["leads_to"].strip(),
                    )
                    for id, choice in items(scene["choices"])
                ),
            )
            for scene in scenes
        )
        return {"prompt": value["title"], "steps": tuple(steps)}

    def require(self, value: Any) -> None:
        fault = fault_in(value.ways(), count=len(value["scenes"]))
        if fault:
            self.refuse(scenes=str(_SENTENCES[fault.kind]) % {"scene": fault.scene})

    class Meta:
        label = _("Scenario with choices")
        icon = "sitemap"
        group = _("Practice")
        value_class = ScenarioValue
