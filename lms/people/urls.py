from django.urls import path

from lms.people.views import account, homes, invitations, look_ups, sign_in

app_name = "people"
urlpatterns = [
    path("logg-inn/", sign_in.sign_in, name="sign-in"),
    path("logg-inn/bli/", sign_in.stay, name="stay"),
    path("logg-ut/", sign_in.sign_out, name="sign-out"),
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
