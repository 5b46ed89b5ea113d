"""Addresses of the sessions' pages."""

from django.urls import path

from sessions.views import calendars, families, feeds, planning, series, teaching

app_name = "sessions"
urlpatterns = [
    path("samlinger/", families.open_sessions, name="open"),
    path("samlinger/mine/", families.mine, name="mine"),
    path("samlinger/<uuid:uuid>/", families.session, name="session"),
    path("samlinger/<uuid:uuid>/meld-paa/", families.sign_up, name="sign-up"),
    path("samlinger/<uuid:uuid>/meld-paa-hjem/", families.sign_up_home, name="sign-up-home"),
    path("samlinger/<uuid:uuid>/meld-av/", families.sign_off, name="sign-off"),
    path("samlinger/tilbud/<int:pk>/", families.answer_offer, name="answer-offer"),
    path("kursledelse/", teaching.teaching, name="teaching"),
    path("samlinger/<uuid:uuid>/deltakere/", teaching.roster, name="roster"),
    path("samlinger/<uuid:uuid>/deltakere/alle/", teaching.mark_all, name="mark-all"),
    path("samlinger/<uuid:uuid>/deltakere/<uuid:person>/", teaching.mark, name="mark"),
    path("samlinger/<uuid:uuid>/deltakere/<uuid:person>/kom/", teaching.walk_in, name="walk-in"),
    path("samlinger/rettelser/<int:pk>/", teaching.settle, name="settle-correction"),
    path("planlegging/", planning.planned, name="planned"),
    path("planlegging/ny/", planning.plan, name="plan"),
    path("planlegging/<uuid:uuid>/", planning.change, name="change"),
    path("planlegging/<uuid:uuid>/avlys/", planning.cancel, name="cancel"),
    path("planlegging/<uuid:uuid>/publiser/", planning.publish, name="publish"),
    path("planlegging/lokaler/", planning.venues, name="venues"),
    path("planlegging/lokaler/nytt/", planning.venue, name="new-venue"),
    path("planlegging/lokaler/<uuid:uuid>/", planning.venue, name="venue"),
    path("planlegging/rekker/", series.all_series, name="all-series"),
    path("planlegging/rekker/ny/", series.propose, name="propose-series"),
    path("planlegging/rekker/<uuid:uuid>/", series.series, name="series"),
    path("planlegging/rekker/<uuid:uuid>/publiser/", series.publish, name="publish-series"),
    path("planlegging/rekker/<uuid:uuid>/forkast/", series.discard, name="discard-series"),
    path("planlegging/<uuid:uuid>/flytt-resten/", series.move_following, name="move-following"),
    path("planlegging/<uuid:uuid>/del/", series.split, name="split-series"),
    path("planlegging/<uuid:uuid>/ekstra/", series.make_up, name="make-up-session"),
    path("planlegging/maler/ny/", series.new_template, name="new-template"),
    path("planlegging/maler/<uuid:uuid>/", series.template, name="template"),
    path("kalender/", calendars.month, name="month"),
    path("kalender/uke/", calendars.week, name="week"),
    path("kalender/liste/", calendars.as_list, name="list"),
    path("kalender/abonnement/", feeds.subscription, name="subscription"),
    path("kalender/abonnement/ny/", feeds.renew, name="renew-subscription"),
    path("kalender/abonnement/endre/", feeds.change, name="change-subscription"),
    path("samlinger/<uuid:uuid>/samling.ics", feeds.session_file, name="session-file"),
]
