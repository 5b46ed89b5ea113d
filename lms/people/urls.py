from django.urls import path

from lms.people.views import (
    account,
    farewells,
    homes,
    invitations,
    look_ups,
    providers,
    sign_in,
    step_up,
    ways_in,
)

app_name = "people"
urlpatterns = [
    path("logg-inn/", sign_in.sign_in, name="sign-in"),
    path("logg-inn/bli/", sign_in.stay, name="stay"),
    path("logg-inn/bekreft/", step_up.step_up, name="step-up"),
    path("logg-inn/bekreftet/", step_up.stepped_up, name="stepped-up"),
    path("logg-inn/<slug:name>/", providers.start, name="provider-start"),
    path("logg-inn/<slug:name>/tilbake/", providers.back, name="provider-back"),
    path("logg-ut/", farewells.sign_out, name="sign-out"),
    path("logg-ut/ferdig/", farewells.done, name="signed-out"),
    path("logg-ut/<slug:name>/", farewells.leave_provider, name="provider-leave"),
    path("logg-ut/<slug:name>/melding/", farewells.told_by_provider, name="provider-tells"),
    path("logg-ut/<slug:name>/ramme/", farewells.told_in_frame, name="provider-frame"),
    path("konto/innlogginger/", farewells.own, name="sign-ins"),
    path("konto/innlogginger/alle/", farewells.end_all, name="end-sign-ins"),
    path("konto/innlogginger/<int:number>/", farewells.end, name="end-sign-in"),
    path("konto/innlogginger/maater/<int:number>/fjern/", ways_in.take_away, name="take-away-way-in"),
    path("konto/ny-innlogging/<secret:secret>/", ways_in.new_way_in, name="new-way-in"),
    path("hjem/<uuid:home>/voksne/<int:adult>/ny-innlogging/", ways_in.give_way_in, name="give-way-in"),
    path("invitasjon/<secret:secret>/", invitations.invitation, name="invitation"),
    path("konto/velg-passord/<secret:secret>/", account.choose_password, name="choose-password"),
    path("personvern/", account.privacy, name="privacy"),
    path("personvern/lest/", account.privacy_seen, name="privacy-seen"),
    path("konto/", account.account, name="account"),
    path("konto/passord/", account.password, name="password"),
    path("hvem-har-sett/", look_ups.look_ups, name="look-ups"),
    path("mitt-hjem/", homes.my_home, name="my-home"),
    path("mitt-hjem/kode/", homes.home_code, name="home-code"),
    path("mitt-hjem/flytt-ut/", homes.leave_home, name="leave-home"),
]
