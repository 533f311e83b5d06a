from flask import Flask, Response

from kinerja.web.csp import content_policy


def test_every_answer_is_fenced_in(app: Flask) -> None:
    headers = app.test_client().get("/nowhere").headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_a_browser_that_came_by_tls_comes_by_tls_for_a_year(app: Flask) -> None:
    secure = app.test_client().get("/nowhere", base_url="https://kinerja.example").headers
    assert secure["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in app.test_client().get("/nowhere").headers


def test_a_view_may_say_otherwise_for_itself(app: Flask) -> None:
    policy = content_policy({"worker-src": "'self'", "frame-ancestors": "*"})

    @app.get("/widget")
    def widget() -> Response:
        return Response(
            "", headers={"Content-Security-Policy": policy, "Cache-Control": "max-age=60"}
        )

    headers = app.test_client().get("/widget").headers
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "worker-src 'self'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "max-age=60"
