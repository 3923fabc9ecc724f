"""A real WordPress of the distribution's packages, on loopback, in a folder and a database of its own.

Debian and Ubuntu: wordpress, php-cli with php-mysql, mariadb-server. Nothing of the system's own WordPress or database
is touched: the program files are linked to, everything else is made anew and thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app import companion_package

CORE = Path(os.environ.get("STOREWIRE_WORDPRESS", "/usr/share/wordpress"))
WOOCOMMERCE_ZIP = os.environ.get("STOREWIRE_WOOCOMMERCE_ZIP", "")
DOUBLE = Path(__file__).with_name("woocommerce_double")
ADMIN, PASSWORD = "admin", "administrators-password"
PATIENCE_SECONDS = 60.0
OWN = ("wp-config.php", "wp-content")
"""What is ours in the site's folder; all else is linked from the package."""

CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {{
    define($name . '_KEY', md5($name)); define($name . '_SALT', md5($name . 'salt'));
}}
$table_prefix = 'shop_';
define('WP_ENVIRONMENT_TYPE', 'local'); define('DISABLE_WP_CRON', true); define('FS_METHOD', 'direct');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', true); define('WP_DEBUG_LOG', '{log}'); define('WP_DEBUG_DISPLAY', false);
require_once ABSPATH . 'wp-settings.php';
"""
"""`local` lets application passwords work over http. Cron runs where a test calls it."""

INSTALL = """
define('WP_INSTALLING', true);
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Shop', '{admin}', 'admin@example.test', true, '', '{password}');
update_option('siteurl', '{url}'); update_option('home', '{url}');
update_option('permalink_structure', '/%postname%/'); update_option('blogdescription', '');
"""


def missing() -> list[str]:
    """Return what this system lacks for a real WordPress."""
    programs = [name for name in ("php", "mariadb-install-db", "mariadb") if shutil.which(name) is None]
    if _server() is None:
        programs.append("mariadbd")
    if not programs and "mysqli" not in _said("php", "-m").split():
        programs.append("php-mysql")
    return programs + ([] if (CORE / "wp-load.php").exists() else ["wordpress"])


def _server() -> str | None:
    return shutil.which("mariadbd", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@dataclass
class Site:
    """A running WordPress."""

    url: str
    folder: Path
    database: Path
    passwords: dict[str, str] = field(default_factory=dict)
    """Application passwords by user."""

    def php(self, code: str) -> Any:
        """Run code inside WordPress and return what it returns."""
        wrapped = (
            f"$_SERVER['HTTP_HOST'] = '{self.url.partition('://')[2]}'; $_SERVER['REQUEST_URI'] = '/';"
            "require ABSPATH . 'wp-load.php'; require_once ABSPATH . 'wp-admin/includes/plugin.php';"
            "require_once ABSPATH . 'wp-admin/includes/user.php'; require_once ABSPATH . 'wp-admin/includes/file.php';"
            f"$result = (function () {{ global $wpdb; {code} }})(); echo '[[' . wp_json_encode($result) . ']]';"
        )
        return json.loads(self._run(wrapped).partition("[[")[2].rpartition("]]")[0] or "null")

    def bare(self, code: str) -> str:
        """Run code before WordPress is loaded."""
        return self._run(code)

    def _run(self, code: str) -> str:
        begin = f"require '{self.folder.parent / 'before.php'}';"  # not prepended to code on the command line
        ran = subprocess.run(
            ["php", *self.options, "-r", begin + code], cwd=self.folder, capture_output=True, text=True, check=False
        )
        if ran.returncode:
            raise AssertionError(f"PHP failed: {ran.stdout[-2000:]} {ran.stderr[-2000:]}")
        return ran.stdout

    @property
    def options(self) -> list[str]:
        """Options of every PHP here."""
        before = self.folder.parent / "before.php"
        compiled = self.folder.parent / "compiled"
        compiled.mkdir(exist_ok=True)
        settings = (f"auto_prepend_file={before}", "memory_limit=256M", "opcache.enable_cli=1")
        faster = (f"opcache.file_cache={compiled}", "opcache.validate_timestamps=1", "opcache.revalidate_freq=0")
        return [word for setting in settings + faster for word in ("-d", setting)]

    def sql(self, statement: str) -> str:
        """Return what the database answers."""
        command = [
            "mariadb",
            "--no-defaults",
            f"--socket={self.database}",
            "-uroot",
            "-N",
            "-e",
            statement,
            "wordpress",
        ]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def user(self, name: str, role: str) -> int:
        """Make a user with a password of the same name and an application password."""
        made = self.php(
            f"$id = wp_insert_user(['user_login' => '{name}', 'user_pass' => '{name}', 'role' => '{role}',"
            f" 'user_email' => '{name}@example.test']);"
            "$made = WP_Application_Passwords::create_new_application_password($id, ['name' => 'test']);"
            "return [$id, $made[0]];"
        )
        self.passwords[name] = made[1]
        return int(made[0])

    def rest(self, user: str = "") -> httpx.Client:
        """Return a client of the REST interface, as a user or as nobody."""
        credentials = (user, self.passwords[user]) if user else None
        return httpx.Client(base_url=f"{self.url}/wp-json/", auth=credentials, timeout=60, trust_env=False)

    def visitor(self) -> httpx.Client:
        """Return a browser without a script."""
        return httpx.Client(base_url=self.url, follow_redirects=True, timeout=60, trust_env=False)

    def sign_in(self, visitor: httpx.Client, user: str, password: str | None = None) -> None:
        """Sign a visitor in."""
        visitor.cookies.set("wordpress_test_cookie", "WP%20Cookie%20check")
        fields = {"log": user, "pwd": password or user, "testcookie": "1", "redirect_to": f"{self.url}/"}
        visitor.post("/wp-login.php", data=fields)
        assert any(name.startswith("wordpress_logged_in") for name in visitor.cookies)

    def install_companion(self) -> None:
        """Unpack and activate the plugin, as an upload does."""
        archive = self.folder.parent / "companion.zip"
        archive.write_bytes(companion_package.package())
        shutil.unpack_archive(archive, self.folder / "wp-content" / "plugins")
        self.activate(companion_package.NAME)

    def activate(self, plugin: str) -> None:
        failed = self.php(f"$done = activate_plugin('{plugin}/{plugin}.php'); return is_wp_error($done);")
        assert not failed, plugin

    def uninstall_companion(self) -> None:
        """Deactivate and delete the plugin, as the list of plugins does."""
        name = f"{companion_package.NAME}/{companion_package.NAME}.php"
        self.php(f"deactivate_plugins('{name}'); return delete_plugins(['{name}']);")

    @property
    def log(self) -> str:
        """What PHP and WordPress complained about."""
        path = self.folder.parent / "debug.log"
        return path.read_text("utf-8") if path.exists() else ""


@contextmanager
def running_wordpress(folder: Path) -> Iterator[Site]:
    """Make, install and serve a WordPress until the block ends."""
    with ExitStack() as stack:
        database = stack.enter_context(_running_database(folder))
        site = Site(f"http://127.0.0.1:{_free_port()}", folder / "site", database)
        _lay_out(site)
        stack.enter_context(_running_web(site))
        site.sql("SELECT 1")
        site.bare(INSTALL.format(admin=ADMIN, password=PASSWORD, url=site.url))
        made = site.php("return WP_Application_Passwords::create_new_application_password(1, ['name' => 'test'])[0];")
        site.passwords[ADMIN] = made
        yield site


def _lay_out(site: Site) -> None:
    site.folder.mkdir()
    for entry in CORE.iterdir():
        if entry.name not in OWN and not entry.name.startswith("."):
            (site.folder / entry.name).symlink_to(entry)
    content = site.folder / "wp-content"
    for name in ("plugins", "mu-plugins", "upgrade", "uploads"):
        (content / name).mkdir(parents=True)
    patient = "<?php add_filter('comment_flood_filter', '__return_false', 99);"  # tests comment quickly
    (content / "mu-plugins" / "tests.php").write_text(patient, encoding="utf-8")
    (content / "themes").symlink_to(CORE / "wp-content" / "themes")
    log = site.folder.parent / "debug.log"
    (site.folder / "wp-config.php").write_text(CONFIG.format(socket=site.database, log=log), encoding="utf-8")
    # Linked files know their real place; WordPress itself takes this for its root where it is said beforehand.
    before = f"<?php defined('ABSPATH') || define('ABSPATH', '{site.folder}/');\n"
    (site.folder.parent / "before.php").write_text(before, encoding="utf-8")


@contextmanager
def _running_database(folder: Path) -> Iterator[Path]:
    data, place = folder / "database", folder / "db.sock"
    as_root = ["--user=root"] if os.geteuid() == 0 else []
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", *as_root, f"--datadir={data}", "--skip-test-db",
         "--auth-root-authentication-method=normal"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    server = _server()
    assert server is not None
    lean = ("innodb-flush-log-at-trx-commit=0", "innodb-doublewrite=0", "innodb-buffer-pool-size=32M", "skip-log-bin")
    command = [server, "--no-defaults", *as_root, f"--datadir={data}", f"--socket={place}", "--skip-networking",
               f"--pid-file={folder / 'db.pid'}", *(f"--{option}" for option in lean)]  # fmt: skip
    with (folder / "database.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            create = ["mariadb", "--no-defaults", f"--socket={place}", "-uroot", "-e", "CREATE DATABASE wordpress"]
            _until(lambda: subprocess.run(create, capture_output=True, check=False).returncode == 0, process)
            yield place
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def _running_web(site: Site) -> Iterator[None]:
    address = site.url.partition("://")[2]
    command = ["php", *site.options, "-S", address, "-t", str(site.folder)]
    environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
    with (site.folder.parent / "web.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)
        try:
            host, _, port = address.partition(":")
            _until(lambda: _answers(host, int(port)), process)
            yield
        finally:
            os.killpg(process.pid, 15)  # its workers too
            process.wait(30)


def _answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0


def _until(ready: Any, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        assert process.poll() is None, "it ended at once"
        assert time.monotonic() < end, "it does not answer"
        time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
