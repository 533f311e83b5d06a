"""The inbox and the mail that repeats it."""

from functools import partial

from kinerja.features import Feature
from kinerja.notifications.events import EVENTS, RESET_LINK
from kinerja.notifications.explanations import EXPLANATIONS
from kinerja.notifications.mailing import mail_notification, mail_reset_link
from kinerja.notifications.service import MAIL_TOPIC, notify
from kinerja.notifications.views import blueprint

FEATURE = Feature(
    "notifications",
    blueprints=(blueprint,),
    topics={
        MAIL_TOPIC: mail_notification,
        RESET_LINK.topic: mail_reset_link,
    },
    bulk_topics={topic: partial(notify, event) for topic, event in EVENTS.items()},
    explanations=EXPLANATIONS,
)
