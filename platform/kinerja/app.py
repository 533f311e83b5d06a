"""The factory: every part put together, once per program."""

from flask import Flask
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import MetaData
from werkzeug.middleware.proxy_fix import ProxyFix

import modules
from kinerja import lifecycle, paths
from kinerja.access import models as access_models
from kinerja.accounts import models as account_models
from kinerja.accounts.offer import FEATURE as ACCOUNTS
from kinerja.audit import models as audit_models
from kinerja.audit.offer import FEATURE as AUDIT
from kinerja.config import DatabaseUrls, Settings
from kinerja.database import Base, NationalBase, PlatformBase, init_database
from kinerja.demo.feature import FEATURE as DEMO
from kinerja.features import Feature
from kinerja.jobs import models as job_models
from kinerja.lifecycle import KinerjaFlask
from kinerja.metrics.offer import FEATURE as METRICS
from kinerja.national import FEATURE as NATIONAL
from kinerja.national import models as national_models
from kinerja.notifications import FEATURE as NOTIFICATIONS
from kinerja.notifications import models as notification_models
from kinerja.outbox import models as outbox_models
from kinerja.outbox.offer import FEATURE as OUTBOX
from kinerja.people import models as people_models
from kinerja.people.offer import FEATURE as PEOPLE
from kinerja.periods import models as period_models
from kinerja.rubrics import models as rubric_models
from kinerja.start.offer import FEATURE as START
from kinerja.tenancy import models as tenancy_models
from kinerja.web import csp, filters, language, page, static_files, uploads
from kinerja.web.frame import build_frame, zone_of_request

_TABLES = (
    access_models,
    account_models,
    audit_models,
    job_models,
    national_models,
    notification_models,
    outbox_models,
    people_models,
    period_models,
    rubric_models,
    tenancy_models,
)
CORE: tuple[Feature, ...] = (
    START,
    PEOPLE,
    NOTIFICATIONS,
    OUTBOX,
    ACCOUNTS,
    AUDIT,
    METRICS,
    NATIONAL,
    DEMO,
)


def all_metadata() -> list[MetaData]:
    """The tables of every schema, for migrations and the drift check."""
    return [Base.metadata, PlatformBase.metadata, NationalBase.metadata]


def create_app(settings: Settings, urls: DatabaseUrls, redis_url: str) -> Flask:
    """An application on these servers; nothing is started and nothing is written."""
    app = KinerjaFlask(
        "kinerja",
        template_folder=str(paths.TEMPLATES),
        static_folder=None,
        root_path=str(paths.ROOT),
    )
    app.extensions["kinerja.settings"] = settings
    app.extensions["kinerja.redis_url"] = redis_url
    app.extensions["kinerja.features"] = (*CORE, *modules.FEATURES)
    app.config.update(
        SECRET_KEY=settings.secret_keys[0],
        SECRET_KEY_FALLBACKS=list(settings.secret_keys[1:]),
        MAX_CONTENT_LENGTH=2 * 1024 * 1024,
        BABEL_DEFAULT_LOCALE="id",
        BABEL_TRANSLATION_DIRECTORIES=str(paths.TRANSLATIONS),
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    init_database(app, settings, urls)
    _install_web(app, settings)
    for feature in app.extensions["kinerja.features"]:
        for blueprint in feature.blueprints:
            app.register_blueprint(blueprint)
    return app


def _install_web(app: Flask, settings: Settings) -> None:
    lifecycle.install(app)
    uploads.install(app)  # before the form's token is looked for in the form
    Babel(app, locale_selector=language.chosen_language, timezone_selector=zone_of_request)
    CSRFProtect(app)
    csp.install(app)
    filters.install(app)
    language.install(app)
    files = static_files.build(settings.home)
    static_files.install(app, files)
    page.install(app, files, build_frame)
