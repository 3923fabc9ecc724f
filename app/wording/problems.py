"""What went wrong outside, as a shop owner reads it: what happened, whether anything is lost, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.reasons import Problem, ProblemCode
from app.wording.language import QT_TRANSLATE_NOOP, say


@dataclass(frozen=True, slots=True)
class Sentence:
    """A title without a full stop, a sentence or two, what to do, and the verb of the button that does it."""

    title: str
    text: str
    remedy: str
    button: str = ""


def problem(what: Problem) -> Sentence:
    """Return what is said of a problem, with its parameters filled in."""
    title, text, remedy = PROBLEMS[what.code]
    return Sentence(say(title, what.params), say(text, what.params), say(remedy, what.params))


Code = ProblemCode
PROBLEMS: dict[ProblemCode, tuple[str, str, str]] = {
    Code.ADDRESS_INVALID: (
        QT_TRANSLATE_NOOP("wording", "This is not a website's address"),
        QT_TRANSLATE_NOOP("wording", "Storewire could not make an address of what was typed."),
        QT_TRANSLATE_NOOP("wording", "Type the address as you see it in the browser, such as shop.example.com."),
    ),
    Code.HOST_NOT_FOUND: (
        QT_TRANSLATE_NOOP("wording", "There is no website at this address"),
        QT_TRANSLATE_NOOP("wording", "The name {host} is not known on the internet."),
        QT_TRANSLATE_NOOP("wording", "Check the address for typing mistakes, and this computer's connection."),
    ),
    Code.CONNECTION_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "The website does not accept connections"),
        QT_TRANSLATE_NOOP("wording", "{host} is there, but its server refused to talk."),
        QT_TRANSLATE_NOOP(
            "wording", "Open the store in your browser. If it does not open there either, ask your host."
        ),
    ),
    Code.TIMED_OUT: (
        QT_TRANSLATE_NOOP("wording", "No answer came in time"),
        QT_TRANSLATE_NOOP("wording", "{host} took too long to answer. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Try again in a few minutes. If it stays so, ask the host why the site is slow."),
    ),
    Code.TLS_INVALID: (
        QT_TRANSLATE_NOOP("wording", "The website's certificate is not valid"),
        QT_TRANSLATE_NOOP("wording", "Nobody can tell whether this really is {host}, so nothing was sent to it."),
        QT_TRANSLATE_NOOP("wording", "Ask your host to renew the certificate for https, then try again."),
    ),
    Code.HTTPS_MISSING: (
        QT_TRANSLATE_NOOP("wording", "The website does not answer over https"),
        QT_TRANSLATE_NOOP("wording", "{host} is there, but does not encrypt at this address. Nothing was sent to it."),
        QT_TRANSLATE_NOOP("wording", "Check the address; ask your host for https if the store has none."),
    ),
    Code.NOT_WORDPRESS: (
        QT_TRANSLATE_NOOP("wording", "This website does not look like WordPress"),
        QT_TRANSLATE_NOOP("wording", "{host} answers, but not as WordPress does."),
        QT_TRANSLATE_NOOP("wording", "If the shop lies in a folder, type that too, such as example.com/shop."),
    ),
    Code.NO_WOOCOMMERCE: (
        QT_TRANSLATE_NOOP("wording", "WooCommerce was not found"),
        QT_TRANSLATE_NOOP("wording", "{name} runs WordPress, but WooCommerce is not active there. Sequenzy needs it."),
        QT_TRANSLATE_NOOP(
            "wording",
            "In wp-admin open Plugins and activate WooCommerce, then try again; or connect the site to Segmentflow, "
            "which takes its users and comments.",
        ),
    ),
    Code.WOOCOMMERCE_TOO_OLD: (
        QT_TRANSLATE_NOOP("wording", "This WooCommerce is too old"),
        QT_TRANSLATE_NOOP("wording", "The store runs {version}; Storewire reads WooCommerce 5.0 and later."),
        QT_TRANSLATE_NOOP("wording", "Update WooCommerce in wp-admin under Plugins. Make a backup first."),
    ),
    Code.REST_BLOCKED: (
        QT_TRANSLATE_NOOP("wording", "The store's interface for programs is closed"),
        QT_TRANSLATE_NOOP("wording", "A plugin or the host blocks WordPress' REST API at {host}."),
        QT_TRANSLATE_NOOP("wording", "Look in your security plugin for “REST API” and allow it for signed-in users."),
    ),
    Code.FIREWALL: (
        QT_TRANSLATE_NOOP("wording", "A firewall is in the way"),
        QT_TRANSLATE_NOOP("wording", "{host} has a firewall that took Storewire for a robot. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Ask your host, or look in your security plugin, to allow Storewire's requests."),
    ),
    Code.MAINTENANCE: (
        QT_TRANSLATE_NOOP("wording", "The store is in maintenance mode"),
        QT_TRANSLATE_NOOP("wording", "{host} is being updated. Nothing is lost; Storewire goes on afterwards."),
        QT_TRANSLATE_NOOP("wording", "Wait until the update is done. An update usually takes a few minutes."),
    ),
    Code.SITE_BROKEN: (
        QT_TRANSLATE_NOOP("wording", "The website has an error of its own"),
        QT_TRANSLATE_NOOP("wording", "{host} answers with a critical error. Nothing is lost."),
        QT_TRANSLATE_NOOP(
            "wording", "Open the store in your browser. If it fails there too, ask your host or developer."
        ),
    ),
    Code.REDIRECTS_AWAY: (
        QT_TRANSLATE_NOOP("wording", "The website sends visitors elsewhere"),
        QT_TRANSLATE_NOOP("wording", "{host} leads to {to}."),
        QT_TRANSLATE_NOOP("wording", "If that is your store, type its address instead."),
    ),
    Code.BASIC_AUTH: (
        QT_TRANSLATE_NOOP("wording", "The website asks for a password of its own"),
        QT_TRANSLATE_NOOP("wording", "{host} is behind a password of the server, as test sites often are."),
        QT_TRANSLATE_NOOP("wording", "Ask your host to take that password away, at least from /wp-json."),
    ),
    Code.DASHBOARD_GUARDED: (
        QT_TRANSLATE_NOOP("wording", "The dashboard asks for a password of its own"),
        QT_TRANSLATE_NOOP(
            "wording",
            "The server of {host} guards wp-admin with a password, and WordPress then makes none for programs.",
        ),
        QT_TRANSLATE_NOOP(
            "wording", "Ask your host to take that password away for a while, or paste a WooCommerce key."
        ),
    ),
    Code.APP_PASSWORDS_OFF: (
        QT_TRANSLATE_NOOP("wording", "Application passwords are switched off"),
        QT_TRANSLATE_NOOP(
            "wording", "They let a program in without your own password. A plugin at {host} forbids them."
        ),
        QT_TRANSLATE_NOOP(
            "wording", "Allow application passwords in your security plugin, or paste a WooCommerce key."
        ),
    ),
    Code.APP_PASSWORDS_NEED_HTTPS: (
        QT_TRANSLATE_NOOP("wording", "The store is not encrypted"),
        QT_TRANSLATE_NOOP(
            "wording", "Over plain http a password could be read by others, so WordPress does not allow it."
        ),
        QT_TRANSLATE_NOOP("wording", "Ask your host for https (a certificate is usually free), then try again."),
    ),
    Code.AUTHORIZATION_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "Access was not approved"),
        QT_TRANSLATE_NOOP("wording", "The store was told not to let Storewire in. Nothing was changed."),
        QT_TRANSLATE_NOOP("wording", "Sign in again and press “Yes, I approve of this connection”."),
    ),
    Code.AUTH_HEADER_CUT: (
        QT_TRANSLATE_NOOP("wording", "The server removes the password"),
        QT_TRANSLATE_NOOP("wording", "Storewire sends it, but the server at {host} drops it before WordPress sees it."),
        QT_TRANSLATE_NOOP(
            "wording",
            "Ask your host to pass the “Authorization” header on to PHP. Only if that is not possible, "
            "paste a WooCommerce key and let it travel in the address.",
        ),
    ),
    Code.WRONG_PASSWORD: (
        QT_TRANSLATE_NOOP("wording", "The store does not accept this password"),
        QT_TRANSLATE_NOOP("wording", "It may have been revoked, or it is the password for signing in."),
        QT_TRANSLATE_NOOP(
            "wording", "Use an application password, from wp-admin under Users → Profile, or approve again."
        ),
    ),
    Code.NO_PERMISSION: (
        QT_TRANSLATE_NOOP("wording", "This account may not read the shop"),
        QT_TRANSLATE_NOOP(
            "wording",
            "Products, customers and orders are not open to it, or on a site without a shop users and comments.",
        ),
        QT_TRANSLATE_NOOP("wording", "Sign in as a shop manager, or on a site without a shop as an administrator."),
    ),
    Code.ANOTHER_STORE: (
        QT_TRANSLATE_NOOP("wording", "This is another store"),
        QT_TRANSLATE_NOOP(
            "wording", "Its first products, customers and orders are not those of {name}. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("wording", "Check the address. Connect this store as one of its own if it is a new one."),
    ),
    Code.STORE_COPIED: (
        QT_TRANSLATE_NOOP("wording", "This looks like a copy of {name}"),
        QT_TRANSLATE_NOOP("wording", "The same store answers at {home} too, as the original of a test site does."),
        QT_TRANSLATE_NOOP("wording", "If this is a test site, leave it unconnected: its orders are not real ones."),
    ),
    Code.NOT_JSON: (
        QT_TRANSLATE_NOOP("wording", "The store answers with a web page instead of data"),
        QT_TRANSLATE_NOOP("wording", "A plugin or the host changes the answers of {host}. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Switch off caching for /wp-json, or ask your host what changes the answers."),
    ),
    Code.STORE_ERROR: (
        QT_TRANSLATE_NOOP("wording", "The store could not answer"),
        QT_TRANSLATE_NOOP("wording", "{host} answered with an error. Nothing is lost; Storewire tries again."),
        QT_TRANSLATE_NOOP("wording", "If it stays so, show the details to your host or developer."),
    ),
    Code.RATE_LIMITED: (
        QT_TRANSLATE_NOOP("wording", "Too many requests in a short time"),
        QT_TRANSLATE_NOOP("wording", "{host} asked Storewire to slow down. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Wait a minute, then try again."),
    ),
    Code.PAIRING_EXPIRED: (
        QT_TRANSLATE_NOOP("wording", "The approval took too long"),
        QT_TRANSLATE_NOOP("wording", "The page of {platform} is valid for a short time only. Nothing was connected."),
        QT_TRANSLATE_NOOP("wording", "Start again; what you did in the store stays."),
    ),
    Code.PAIRING_DENIED: (
        QT_TRANSLATE_NOOP("wording", "The connection was not approved"),
        QT_TRANSLATE_NOOP("wording", "Someone pressed Deny at {platform}. Nothing was connected and nothing was sent."),
        QT_TRANSLATE_NOOP("wording", "Start again, and approve with an account that owns or manages the company."),
    ),
    Code.PAIRING_UNSUPPORTED: (
        QT_TRANSLATE_NOOP("wording", "This way of connecting is not offered"),
        QT_TRANSLATE_NOOP("wording", "{platform} does not connect stores in this way."),
        QT_TRANSLATE_NOOP("wording", "Start again and choose the other way."),
    ),
    Code.PLATFORM_UNREACHABLE: (
        QT_TRANSLATE_NOOP("wording", "{platform} cannot be reached"),
        QT_TRANSLATE_NOOP("wording", "No connection could be made. What is to be sent waits here; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Check this computer's connection. Storewire tries again by itself."),
    ),
    Code.PLATFORM_SILENT: (
        QT_TRANSLATE_NOOP("wording", "{platform} does not answer"),
        QT_TRANSLATE_NOOP("wording", "Next try in {minutes} min. Deliveries wait on this computer; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Nothing has to be done: as soon as it answers, Storewire goes on by itself."),
    ),
    Code.PLATFORM_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "{platform} refused the request"),
        QT_TRANSLATE_NOOP("wording", "It understood what was asked, and said no. Nothing was changed there."),
        QT_TRANSLATE_NOOP("wording", "Check that your account there may connect stores, then try again."),
    ),
    Code.PLATFORM_ERROR: (
        QT_TRANSLATE_NOOP("wording", "{platform} has trouble of its own"),
        QT_TRANSLATE_NOOP("wording", "It answered with an error. What is to be sent waits here; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Try again in a few minutes."),
    ),
    Code.PLATFORM_REVOKED: (
        QT_TRANSLATE_NOOP("wording", "{platform} no longer accepts this connection"),
        QT_TRANSLATE_NOOP("wording", "It was ended there. Deliveries wait on this computer; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Press Reconnect to approve it again, or Disconnect to end it here too."),
    ),
    Code.API_KEY_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "This key is not accepted"),
        QT_TRANSLATE_NOOP("wording", "It may be incomplete, or it was revoked."),
        QT_TRANSLATE_NOOP("wording", "Copy the key again from the dashboard, from its first to its last character."),
    ),
    Code.SCOPE_MISSING: (
        QT_TRANSLATE_NOOP("wording", "The key lacks a permission"),
        QT_TRANSLATE_NOOP("wording", "It does not allow {scope}. What needs it waits; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Give the key this permission in the dashboard, or make a new key that has it."),
    ),
    Code.HOST_NOT_HTTPS: (
        QT_TRANSLATE_NOOP("wording", "This address cannot be used"),
        QT_TRANSLATE_NOOP("wording", "A host must begin with https:// and have nothing after its name."),
        QT_TRANSLATE_NOOP("wording", "Type it such as https://api.example.com, or leave the field empty."),
    ),
    Code.HOST_NOT_PLATFORM: (
        QT_TRANSLATE_NOOP("wording", "{host} is not the platform"),
        QT_TRANSLATE_NOOP("wording", "Something answers there, but not as the platform does. Nothing was sent to it."),
        QT_TRANSLATE_NOOP("wording", "Check the address letter by letter, or leave the field empty."),
    ),
    Code.HOST_CHANGED: (
        QT_TRANSLATE_NOOP("wording", "Deliveries wait for your word"),
        QT_TRANSLATE_NOOP(
            "wording", "They would go to {host} from now on. Nothing has been sent there; nothing is lost."
        ),
        QT_TRANSLATE_NOOP("wording", "In Settings, confirm the new host, or go back to the one before."),
    ),
    Code.SHOP_NEEDS_PAIRING: (
        QT_TRANSLATE_NOOP("wording", "{platform} does not know of the shop yet"),
        QT_TRANSLATE_NOOP("wording", "The site was connected there without it. What is synced now goes on."),
        QT_TRANSLATE_NOOP("wording", "Press Reconnect and approve the store once more; then the shop is synced too."),
    ),
    Code.WEBHOOKS_REFUSED: (
        QT_TRANSLATE_NOOP("wording", "The store does not let Storewire set up webhooks"),
        QT_TRANSLATE_NOOP("wording", "So Storewire delivers live changes itself, while it runs. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "To have the store deliver, reconnect as an administrator or a shop manager."),
    ),
    Code.EMAIL_INVALID: (
        QT_TRANSLATE_NOOP("wording", "This is no e-mail address"),
        QT_TRANSLATE_NOOP("wording", "Nothing was changed and nothing was sent."),
        QT_TRANSLATE_NOOP("wording", "Type the whole address, such as name@example.com."),
    ),
    Code.ALREADY_CONNECTED: (
        QT_TRANSLATE_NOOP("wording", "This store is connected already"),
        QT_TRANSLATE_NOOP("wording", "Two connections to the same account would do the same work."),
        QT_TRANSLATE_NOOP("wording", "Open it in the list of stores; Reconnect is there."),
    ),
    Code.KEYRING_MISSING: (
        QT_TRANSLATE_NOOP("wording", "This computer has no place for passwords"),
        QT_TRANSLATE_NOOP("wording", "Storewire keeps them in the system's keyring only, and found none that works."),
        QT_TRANSLATE_NOOP("wording", "Set up a keyring, or keep the passwords in memory until Storewire ends."),
    ),
    Code.KEYRING_LOCKED: (
        QT_TRANSLATE_NOOP("wording", "The system's keyring is locked"),
        QT_TRANSLATE_NOOP("wording", "Storewire cannot read its passwords. Nothing is lost; deliveries wait."),
        QT_TRANSLATE_NOOP("wording", "Unlock the keyring, then try again."),
    ),
    Code.CREDENTIALS_MISSING: (
        QT_TRANSLATE_NOOP("wording", "A password is missing"),
        QT_TRANSLATE_NOOP("wording", "The keyring has no entry for this connection any more. Deliveries wait here."),
        QT_TRANSLATE_NOOP("wording", "Press Reconnect; history is not sent twice."),
    ),
    Code.DATABASE_FULL: (
        QT_TRANSLATE_NOOP("wording", "The disk is full"),
        QT_TRANSLATE_NOOP("wording", "Storewire stopped before it could lose anything."),
        QT_TRANSLATE_NOOP("wording", "Free some space on the disk; Storewire then goes on."),
    ),
    Code.DATABASE_READ_ONLY: (
        QT_TRANSLATE_NOOP("wording", "The data folder cannot be written"),
        QT_TRANSLATE_NOOP("wording", "Storewire may read its files but not change them, so it stopped."),
        QT_TRANSLATE_NOOP("wording", "Give your user the right to write in Storewire's data folder."),
    ),
    Code.DATABASE_LOCKED: (
        QT_TRANSLATE_NOOP("wording", "Another program holds Storewire's data"),
        QT_TRANSLATE_NOOP("wording", "Nothing is lost; nothing is written meanwhile."),
        QT_TRANSLATE_NOOP("wording", "Close backup or database programs that have the file open, then try again."),
    ),
    Code.DATABASE_CORRUPT: (
        QT_TRANSLATE_NOOP("wording", "Storewire's data file is damaged"),
        QT_TRANSLATE_NOOP("wording", "The file is kept. Your store and the platform are not affected."),
        QT_TRANSLATE_NOOP("wording", "Restart Storewire: it takes over what can still be read."),
    ),
    Code.DATABASE_SALVAGED: (
        QT_TRANSLATE_NOOP("wording", "Storewire's data file was damaged and has been replaced"),
        QT_TRANSLATE_NOOP(
            "wording", "What could be read of it was taken over. The damaged file is kept in the data folder as {file}."
        ),
        QT_TRANSLATE_NOOP(
            "wording",
            "Sync each store once more: what is missing is sent again, and nothing is doubled. "
            "Connect again any store that is missing here.",
        ),
    ),
    Code.DATABASE_NEWER: (
        QT_TRANSLATE_NOOP("wording", "The data comes from a newer Storewire"),
        QT_TRANSLATE_NOOP("wording", "This version does not know it, and does not touch it."),
        QT_TRANSLATE_NOOP("wording", "Install the newer version again."),
    ),
    Code.FOLDER_IN_USE: (
        QT_TRANSLATE_NOOP("wording", "Storewire runs already"),
        QT_TRANSLATE_NOOP("wording", "Another Storewire works with this data folder."),
        QT_TRANSLATE_NOOP("wording", "Use that one, or end it first."),
    ),
    Code.BUNDLE_UNREADABLE: (
        QT_TRANSLATE_NOOP("wording", "This is not a diagnostics bundle of Storewire"),
        QT_TRANSLATE_NOOP("wording", "The file is something else, is damaged, or was changed after it was made."),
        QT_TRANSLATE_NOOP("wording", "Ask for the file again, as Storewire saved it."),
    ),
    Code.BUNDLE_NEWER: (
        QT_TRANSLATE_NOOP("wording", "This bundle comes from a newer Storewire"),
        QT_TRANSLATE_NOOP("wording", "It was made by version {version}, which this version does not know."),
        QT_TRANSLATE_NOOP("wording", "Install the newer version, then open the bundle again."),
    ),
    Code.BUNDLE_READ_ONLY: (
        QT_TRANSLATE_NOOP("wording", "A diagnostics bundle can only be read"),
        QT_TRANSLATE_NOOP("wording", "You see how things stood when the bundle was made. Nothing was changed."),
        QT_TRANSLATE_NOOP("wording", "Do this in the Storewire that the bundle comes from."),
    ),
    Code.MOVED_AWAY: (
        QT_TRANSLATE_NOOP("wording", "This store moved to another computer"),
        QT_TRANSLATE_NOOP("wording", "It was saved to {file}. Nothing is read or sent from here; nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Take the file to the other computer. If the move is off, go on from here."),
    ),
    Code.MOVED_HERE: (
        QT_TRANSLATE_NOOP("wording", "This store came from {computer}: connect it again"),
        QT_TRANSLATE_NOOP("wording", "Passwords do not travel. Everything else is here, and nothing is sent twice."),
        QT_TRANSLATE_NOOP("wording", "Press Reconnect, sign in to the store and to {platform}; the old one ends then."),
    ),
    Code.NOT_EMPTY: (
        QT_TRANSLATE_NOOP("wording", "Stores are connected on this computer"),
        QT_TRANSLATE_NOOP("wording", "What comes from another computer would take their place. Nothing was changed."),
        QT_TRANSLATE_NOOP("wording", "Disconnect them first, or connect the other computer's stores here one by one."),
    ),
    Code.MOVE_FILE_UNREADABLE: (
        QT_TRANSLATE_NOOP("wording", "This file cannot be used"),
        QT_TRANSLATE_NOOP("wording", "It was not made by Storewire for moving, or it is incomplete or was altered."),
        QT_TRANSLATE_NOOP("wording", "Copy it once more, or save it again on the old computer. Nothing was changed."),
    ),
    Code.MOVE_FILE_NEWER: (
        QT_TRANSLATE_NOOP("wording", "This file comes from a newer Storewire"),
        QT_TRANSLATE_NOOP(
            "wording", "The old computer has a version that this one does not know. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("wording", "Install the newest Storewire here, then try again."),
    ),
    Code.MOVE_FILE_UNWRITABLE: (
        QT_TRANSLATE_NOOP("wording", "The file could not be written"),
        QT_TRANSLATE_NOOP("wording", "Nothing was moved, and Storewire goes on here as before."),
        QT_TRANSLATE_NOOP("wording", "Choose another place, such as your documents or a USB stick."),
    ),
    Code.PASSPHRASE_WRONG: (
        QT_TRANSLATE_NOOP("wording", "This is not the passphrase of the file"),
        QT_TRANSLATE_NOOP("wording", "Nothing was changed. Capitals and spaces count."),
        QT_TRANSLATE_NOOP("wording", "Type the passphrase that you chose on the old computer."),
    ),
    Code.PASSPHRASE_SHORT: (
        QT_TRANSLATE_NOOP("wording", "The passphrase is too short"),
        QT_TRANSLATE_NOOP("wording", "The file holds your customers' orders, and only the passphrase guards it."),
        QT_TRANSLATE_NOOP("wording", "Choose at least 8 characters; four words that do not belong together are good."),
    ),
    Code.AGENT_UNREACHABLE: (
        QT_TRANSLATE_NOOP("wording", "Storewire's engine does not answer"),
        QT_TRANSLATE_NOOP("wording", "It is the part that reads and sends. Nothing is lost."),
        QT_TRANSLATE_NOOP("wording", "Storewire starts it again by itself. If it stays so, restart the computer."),
    ),
    Code.NOT_FOUND: (
        QT_TRANSLATE_NOOP("wording", "This is no longer there"),
        QT_TRANSLATE_NOOP("wording", "It was removed meanwhile, or the engine was restarted."),
        QT_TRANSLATE_NOOP("wording", "Go back and start again."),
    ),
    Code.BAD_REQUEST: (
        QT_TRANSLATE_NOOP("wording", "This cannot be done now"),
        QT_TRANSLATE_NOOP(
            "wording", "A step before it is missing, or something in it is not valid. Nothing was changed."
        ),
        QT_TRANSLATE_NOOP("wording", "Check what was entered, then try again."),
    ),
    Code.INTERNAL: (
        QT_TRANSLATE_NOOP("wording", "Something went wrong in Storewire"),
        QT_TRANSLATE_NOOP("wording", "This is a fault of the program, not yours. What waits is kept."),
        QT_TRANSLATE_NOOP("wording", "Try again. If it happens again, show the details to support."),
    ),
}
"""(title, sentence, remedy) of every code; each may name the parameters that the code comes with."""
