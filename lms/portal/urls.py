from django.urls import path

from lms.portal.views import audit_log, home, interest, own_data, pages, pwa, search, security_events, tours

app_name = "portal"
urlpatterns = [
    path("min-side/", home.home, name="home"),
    path("min-vei/", home.path, name="path"),
    path("hylla/", home.shelf, name="shelf"),
    path("bli-kjent/", interest.interest, name="interest"),
    path("bli-kjent/takk/", interest.thanks, name="interest-thanks"),
    path("fagdager/", interest.network_days, name="network-days"),
    path("interesserte/", interest.interested, name="interested"),
    path("interesserte/<uuid:uuid>/", interest.answer, name="answer-interest"),
    path("logg/", audit_log.log, name="log"),
    path("sikkerhetshendelser/", security_events.security_events, name="security-events"),
    path("sikkerhetshendelser/last-ned/", security_events.export, name="export-security-events"),
    path("omvisning/", tours.tour, name="tour"),
    path("sok/", search.find, name="search"),
    path("mine-data/", own_data.my_data, name="my-data"),
    path("mine-data/last-ned/", own_data.export, name="export"),
    path("mine-data/slett-spor/", own_data.erase_traces, name="erase-traces"),
    path("mine-data/slett-onsker/", own_data.erase_wishes, name="erase-wishes"),
    path("utseende/", pages.appearance, name="appearance"),
    path("tilgjengelighet/", pages.accessibility, name="accessibility"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.service_worker, name="service-worker"),
    path("uten-nett/", pwa.offline, name="offline"),
]
