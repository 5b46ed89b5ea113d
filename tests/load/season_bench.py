"""What the planner of seasons makes of a region the size of a country, beside a simple planner."""

from sessions.rules.season.check import faults_of
from sessions.rules.season.greedy import plan_greedily
from sessions.rules.season.slots import slots_of
from sessions.rules.season.solver import solve
from sessions.rules.season.worth import sums_of
from tests.load.report import heading, measure, ratio, timed
from tests.sessions.regions import region

HOMES, TRAINERS, ROOMS, WEEKS = 3_000, 40, 25, 26


def main() -> None:
    heading(f"A season: {HOMES} homes, {TRAINERS} trainers, {ROOMS} rooms, {WEEKS} weeks")
    case = region(
        1, homes=HOMES, trainers=TRAINERS, rooms=ROOMS, places=18, weeks=WEEKS, courses=3, meetings=10
    )
    measure("where series could lie", len(slots_of(case)))
    with timed() as simply:
        greedy = plan_greedily(case)
    with timed() as solving:
        solved = solve(case)
    for name, proposal, clock in (("simple planner", greedy, simply), ("solver", solved, solving)):
        sums = sums_of(case, proposal.chosen, proposal.placed)
        measure(f"{name}: time (goal: under 60)", clock.seconds, "s")
        measure(f"{name}: points", proposal.worth)
        measure(f"{name}: series", len(proposal.chosen))
        measure(f"{name}: persons with a place", sums.persons)
        measure(f"{name}: hours of who leads most", sums.most)
        measure(f"{name}: rules broken", len(faults_of(case, proposal)))
    ratio("points of the solver, of the simple planner's", solved.worth, greedy.worth, "more than 1")
    measure("no proposal passes", solved.bound or 0, "points")
    measure("so it is off the best by at most", 100 * (solved.gap or 0), "%")
