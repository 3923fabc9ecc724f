<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Storewire</source>
        <translation>À propos de Storewire</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Last 24 hours</source>
        <translation>Dernières 24 heures</translation>
    </message>
</context>
<context>
    <name>AddressBar</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Not secure: {0}</source>
        <translation>Non sécurisé&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>AuthoriseStep</name>
    <message>
        <source>What this access means</source>
        <translation>Ce que permet cet accès</translation>
    </message>
    <message>
        <source>Storewire reads products, customers and orders. It changes nothing in the shop.</source>
        <translation>Storewire lit les produits, les clients et les commandes. Il ne modifie rien dans la boutique.</translation>
    </message>
    <message>
        <source>A shop manager&apos;s account suffices; it need not be an administrator.</source>
        <translation>Un compte de gestionnaire de boutique suffit&#xa0;; un administrateur n’est pas nécessaire.</translation>
    </message>
    <message>
        <source>The access has a password of its own, which you can revoke in wp-admin under Users → Profile.</source>
        <translation>L’accès a son propre mot de passe, que vous pouvez révoquer dans wp-admin sous Comptes&#xa0;→ Profil.</translation>
    </message>
    <message>
        <source>Paste a password…</source>
        <translation>Coller un mot de passe…</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>Changer de compte</translation>
    </message>
    <message>
        <source>Let Storewire into {store}</source>
        <translation>Donner à Storewire l’accès à {store}</translation>
    </message>
    <message>
        <source>This is the demo: sign in as {user} with the password {password}.</source>
        <translation>Ceci est la démo&#xa0;: connectez-vous en tant que {user} avec le mot de passe {password}.</translation>
    </message>
    <message>
        <source>Opening the store&apos;s approval page…</source>
        <translation>Ouverture de la page d’approbation de la boutique…</translation>
    </message>
    <message>
        <source>This store offers no approval page. A password or a WooCommerce key can be pasted.</source>
        <translation>Cette boutique ne propose pas de page d’approbation. Vous pouvez coller un mot de passe ou une clé WooCommerce.</translation>
    </message>
    <message>
        <source>Approve in your browser. Storewire then goes on by itself.</source>
        <translation>Approuvez dans votre navigateur. Storewire continue ensuite tout seul.</translation>
    </message>
    <message>
        <source>Approve in your browser. WordPress then shows a password: copy it, and paste it on the left.</source>
        <translation>Approuvez dans votre navigateur. WordPress affiche ensuite un mot de passe&#xa0;: copiez-le, puis collez-le à gauche.</translation>
    </message>
    <message>
        <source>Checking the access…</source>
        <translation>Vérification de l’accès…</translation>
    </message>
    <message>
        <source>The store did not let Storewire in.</source>
        <translation>La boutique n’a pas donné accès à Storewire.</translation>
    </message>
    <message>
        <source>The store lets Storewire in as {user}.</source>
        <translation>La boutique donne accès à Storewire en tant que {user}.</translation>
    </message>
</context>
<context>
    <name>BrowserPane</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Continue in my browser ↗</source>
        <translation>Continuer dans mon navigateur ↗</translation>
    </message>
    <message>
        <source>Continue in my own browser</source>
        <translation>Continuer dans mon propre navigateur</translation>
    </message>
    <message>
        <source>Web pages cannot be shown here. Press Continue in my browser.</source>
        <translation>Les pages web ne peuvent pas être affichées ici. Cliquez sur «&#xa0;Continuer dans mon navigateur&#xa0;».</translation>
    </message>
    <message>
        <source>{host} lets nobody sign in inside a program. Press Continue in my browser.</source>
        <translation>{host} ne permet pas de se connecter depuis un programme. Cliquez sur «&#xa0;Continuer dans mon navigateur&#xa0;».</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Storewire</source>
        <translation>Storewire</translation>
    </message>
</context>
<context>
    <name>CompanionCard</name>
    <message>
        <source>Companion plugin</source>
        <translation>Extension compagnon</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installer…</translation>
    </message>
    <message>
        <source>Save the zip…</source>
        <translation>Enregistrer le zip…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Look for the companion plugin again</source>
        <translation>Rechercher à nouveau l’extension compagnon</translation>
    </message>
    <message>
        <source>Update…</source>
        <translation>Mettre à jour…</translation>
    </message>
    <message>
        <source>Save the plugin</source>
        <translation>Enregistrer l’extension</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Fichiers zip (*.zip)</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Le fichier n’a pas pu être écrit&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Saved {name}. In the store: Plugins → Add New → Upload Plugin.</source>
        <translation>{name} a été enregistré. Dans la boutique&#xa0;: Extensions&#xa0;→ Ajouter une extension&#xa0;→ Téléverser une extension.</translation>
    </message>
</context>
<context>
    <name>CompanionDialog</name>
    <message>
        <source>Install the companion in {store}</source>
        <translation>Installer l’extension compagnon dans {store}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Only an administrator of the store can do this.</source>
        <translation>Seul un administrateur de la boutique peut le faire.</translation>
    </message>
    <message>
        <source>1. Sign in to WordPress here.</source>
        <translation>1. Connectez-vous ici à WordPress.</translation>
    </message>
    <message>
        <source>2. Press Choose File: the plugin is handed over by itself.</source>
        <translation>2. Cliquez sur «&#xa0;Choisir un fichier&#xa0;»&#xa0;: l’extension est fournie automatiquement.</translation>
    </message>
    <message>
        <source>3. Press Install Now. If an older one is there: Replace current with uploaded.</source>
        <translation>3. Cliquez sur «&#xa0;Installer maintenant&#xa0;». Si une version plus ancienne est présente&#xa0;: remplacez la version actuelle par celle téléversée.</translation>
    </message>
    <message>
        <source>4. Press Activate Plugin. This window closes then.</source>
        <translation>4. Cliquez sur «&#xa0;Activer l’extension&#xa0;». Cette fenêtre se ferme ensuite.</translation>
    </message>
    <message>
        <source>The plugin shows nothing to shoppers, and deleting it leaves nothing behind.</source>
        <translation>L’extension n’affiche rien à vos visiteurs, et sa suppression ne laisse aucune trace.</translation>
    </message>
</context>
<context>
    <name>ConnectionActions</name>
    <message>
        <source>Open wp-admin ↗</source>
        <translation>Ouvrir wp-admin ↗</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconnecter…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Déconnecter…</translation>
    </message>
    <message>
        <source>Send me a test…</source>
        <translation>M’envoyer un test…</translation>
    </message>
    <message>
        <source>Erase a person…</source>
        <translation>Effacer une personne…</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>Ouvrir {platform} ↗</translation>
    </message>
    <message>
        <source>Open {platform} in the browser</source>
        <translation>Ouvrir {platform} dans le navigateur</translation>
    </message>
    <message>
        <source>Send a test to {platform}?</source>
        <translation>Envoyer un test à {platform}&#xa0;?</translation>
    </message>
    <message>
        <source>Your own e-mail address</source>
        <translation>Votre propre adresse e-mail</translation>
    </message>
    <message>
        <source>Send the test</source>
        <translation>Envoyer le test</translation>
    </message>
    <message>
        <source>One event named Test, dated two hours back, so that it starts no automation. Your address is not subscribed by it. It appears in the log and at {platform}.</source>
        <translation>Un événement nommé Test, daté de deux heures plus tôt pour ne déclencher aucune automatisation. Il n’abonne pas votre adresse. Il apparaît dans le journal et chez {platform}.</translation>
    </message>
    <message>
        <source>The test is on its way; it stands in the log.</source>
        <translation>Le test est en route&#xa0;; il figure dans le journal.</translation>
    </message>
    <message>
        <source>Erase a person?</source>
        <translation>Effacer une personne&#xa0;?</translation>
    </message>
    <message>
        <source>The person&apos;s e-mail address</source>
        <translation>Adresse e-mail de la personne</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Everything of them leaves the outbox and the log, and nothing of them is sent again.</source>
        <translation>Tout ce qui la concerne quitte la file d’envoi et le journal, et plus rien à son sujet n’est envoyé.</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>Chez {platform}</translation>
    </message>
    <message>
        <source>They are deleted as far as {platform} can be told; else you get the way to do it there.</source>
        <translation>Elle est supprimée dans la mesure où {platform} le permet&#xa0;; sinon, la marche à suivre vous est indiquée.</translation>
    </message>
    <message>
        <source>What the store itself has of them stays there. This cannot be undone.</source>
        <translation>Ce que la boutique elle-même sait d’elle y reste. Cette action est irréversible.</translation>
    </message>
    <message>
        <source>Only an administrator can delete the plugin: in the store under Plugins.</source>
        <translation>Seul un administrateur peut supprimer l’extension&#xa0;: dans la boutique, sous Extensions.</translation>
    </message>
</context>
<context>
    <name>ConnectionTab</name>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Santé</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconnecter…</translation>
    </message>
    <message>
        <source>This connection only observes</source>
        <translation>Cette connexion ne fait qu’observer</translation>
    </message>
    <message>
        <source>The store is read and shown. Nothing is sent to {platform} from this computer.</source>
        <translation>La boutique est lue et affichée. Rien n’est envoyé à {platform} depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>Deliver from here…</source>
        <translation>Transmettre d’ici…</translation>
    </message>
    <message>
        <source>The site has a shop now</source>
        <translation>Le site a maintenant une boutique</translation>
    </message>
    <message>
        <source>WooCommerce was activated. Its products, customers and orders are not sent yet.</source>
        <translation>WooCommerce a été activé. Ses produits, clients et commandes ne sont pas encore envoyés.</translation>
    </message>
    <message>
        <source>Sync the shop too</source>
        <translation>Synchroniser la boutique</translation>
    </message>
    <message>
        <source>Reconnect this store</source>
        <translation>Reconnecter cette boutique</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>Continuer d’ici</translation>
    </message>
    <message>
        <source>Read and deliver from this computer again</source>
        <translation>Lire et transmettre à nouveau depuis cet ordinateur</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>vérification…</translation>
    </message>
    <message>
        <source>Open Plugins ↗</source>
        <translation>Ouvrir les extensions ↗</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observer seulement</translation>
    </message>
    <message>
        <source>Send that time again…</source>
        <translation>Renvoyer cette période…</translation>
    </message>
    <message>
        <source>How to fix</source>
        <translation>Que faire&#xa0;?</translation>
    </message>
    <message>
        <source>It has moved…</source>
        <translation>Elle a déménagé…</translation>
    </message>
    <message>
        <source>Has the store moved?</source>
        <translation>La boutique a-t-elle déménagé&#xa0;?</translation>
    </message>
    <message>
        <source>It has moved</source>
        <translation>Elle a déménagé</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Nouvelle adresse</translation>
    </message>
    <message>
        <source>Storewire signs in there with the password it has, and makes sure that it is the same store. The connection goes on with its log; nothing is sent again.</source>
        <translation>Storewire s’y authentifie avec le mot de passe qu’il possède et s’assure qu’il s’agit de la même boutique. La connexion continue avec son journal&#xa0;; rien n’est envoyé une seconde fois.</translation>
    </message>
    <message>
        <source>Moved.</source>
        <translation>Nouvelle adresse enregistrée.</translation>
    </message>
    <message>
        <source>Send that time again?</source>
        <translation>Renvoyer cette période&#xa0;?</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Storewire reads what happened to orders while the store&apos;s webhooks were switched off, and sends it. Nothing of that time is lost then; what the store did deliver may count twice at {platform}.</source>
        <translation>Storewire lit ce qui est arrivé aux commandes pendant que les webhooks de la boutique étaient désactivés, et l’envoie. Rien de cette période n’est alors perdu&#xa0;; ce que la boutique a tout de même transmis peut compter deux fois chez {platform}.</translation>
    </message>
    <message>
        <source>It is read again and sent.</source>
        <translation>La période est relue et envoyée.</translation>
    </message>
    <message>
        <source>Deliver from this computer?</source>
        <translation>Transmettre depuis cet ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>Deliver from here</source>
        <translation>Transmettre d’ici</translation>
    </message>
    <message>
        <source>What was only observed until now is sent. What another computer delivered meanwhile is not counted twice. See to it that a plugin of {platform} in the store is switched off.</source>
        <translation>Ce qui n’était qu’observé jusqu’ici est envoyé. Ce qu’un autre ordinateur a transmis entre-temps n’est pas compté deux fois. Veillez à ce qu’aucune extension de {platform} ne soit active dans la boutique.</translation>
    </message>
    <message>
        <source>It only observes now.</source>
        <translation>Elle ne fait plus qu’observer.</translation>
    </message>
    <message>
        <source>It delivers from now on.</source>
        <translation>Elle transmet désormais.</translation>
    </message>
    <message>
        <source>The shop is synced too.</source>
        <translation>La boutique est désormais synchronisée.</translation>
    </message>
    <message>
        <source>How to fix: {what}</source>
        <translation>Que faire&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>DeliveryTable</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Essais</translation>
    </message>
</context>
<context>
    <name>DeliveryView</name>
    <message>
        <source>Deliveries</source>
        <translation>Envois</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics for support</source>
        <translation>Diagnostic pour l’assistance</translation>
    </message>
    <message>
        <source>This is everything that the file will hold. No password is in it, and no customer can be recognised: the same person has the same made-up name everywhere. Nothing is sent; you decide who gets the file.</source>
        <translation>Voici tout ce que le fichier contiendra. Il ne comporte aucun mot de passe et aucun client n’y est reconnaissable&#xa0;: une même personne y porte partout le même nom inventé. Rien n’est envoyé&#xa0;; vous décidez à qui remettre le fichier.</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>Collecte en cours…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Contenu du fichier de diagnostic</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>Ce que contient le fichier</translation>
    </message>
    <message>
        <source>{count} files, to be saved as one.</source>
        <translation>{count} fichiers, enregistrés en un seul.</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>Enregistrer le diagnostic</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Le fichier n’a pas pu être écrit. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>Saved. You can send the file to support.</source>
        <translation>Enregistré. Vous pouvez envoyer le fichier à l’assistance.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>DisconnectDialog</name>
    <message>
        <source>Disconnect {store} from {platform}?</source>
        <translation>Déconnecter {store} de {platform}&#xa0;?</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
    <message>
        <source>Syncing stops, and the passwords are removed from the keyring.</source>
        <translation>La synchronisation s’arrête, et les mots de passe sont retirés du trousseau.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Dans la boutique</translation>
    </message>
    <message>
        <source>The application password of Storewire is deleted. Products, customers and orders stay as they are.</source>
        <translation>Le mot de passe d’application de Storewire est supprimé. Les produits, les clients et les commandes restent tels quels.</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>Chez {platform}</translation>
    </message>
    <message>
        <source>The connection is ended. What was sent stays there; delete it in the dashboard if it should go.</source>
        <translation>La connexion prend fin. Ce qui a été envoyé y reste&#xa0;; supprimez-le dans le tableau de bord si nécessaire.</translation>
    </message>
    <message>
        <source>Remove the companion plugin from the store too</source>
        <translation>Retirer aussi l’extension compagnon de la boutique</translation>
    </message>
    <message>
        <source>The store can be connected again at any time; nothing is sent twice then.</source>
        <translation>La boutique peut être reconnectée à tout moment&#xa0;; rien ne sera alors envoyé deux fois.</translation>
    </message>
</context>
<context>
    <name>FailuresTab</name>
    <message>
        <source>Nothing failed.</source>
        <translation>Aucun échec.</translation>
    </message>
    <message>
        <source>What could not be delivered, and why, would be listed here.</source>
        <translation>Ce qui n’a pas pu être transmis, et pourquoi, apparaîtrait ici.</translation>
    </message>
    <message>
        <source>Save a diagnostics file…</source>
        <translation>Enregistrer un diagnostic…</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>Besoin d’aide&#xa0;?</translation>
    </message>
    <message>
        <source>It holds no passwords and no customers&apos; data.</source>
        <translation>Il ne contient ni mots de passe ni données de clients.</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Tout réessayer</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Abandonner…</translation>
    </message>
    <message>
        <source>Discard: {cause}</source>
        <translation>Abandonner&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconnecter…</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>Ouvrir {platform} ↗</translation>
    </message>
    <message>
        <source>wp-admin ↗</source>
        <translation>wp-admin ↗</translation>
    </message>
    <message>
        <source>Open {delivery} in wp-admin</source>
        <translation>Ouvrir {delivery} dans wp-admin</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Details of {delivery}</source>
        <translation>Détails de {delivery}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Retry {delivery}</source>
        <translation>Réessayer {delivery}</translation>
    </message>
    <message>
        <source>1 delivery is tried again.</source>
        <translation>Nouvel essai pour 1 envoi.</translation>
    </message>
    <message>
        <source>{count} deliveries are tried again.</source>
        <translation>Nouvel essai pour {count} envois.</translation>
    </message>
    <message>
        <source>Discard this delivery?</source>
        <translation>Abandonner cet envoi&#xa0;?</translation>
    </message>
    <message>
        <source>Discard {count} deliveries?</source>
        <translation>Abandonner {count} envois&#xa0;?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>They are given up and leave this list. The log keeps a line of each.</source>
        <translation>Ils sont abandonnés et quittent cette liste. Le journal garde une ligne de chacun.</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>Dans la boutique</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>Rien ne change.</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>Chez {platform}</translation>
    </message>
    <message>
        <source>Nothing arrives. A later change of the same record is sent as usual.</source>
        <translation>Rien n’arrive. Une modification ultérieure de la même fiche est envoyée comme d’habitude.</translation>
    </message>
    <message>
        <source>Why (for the log, optional)</source>
        <translation>Pourquoi (pour le journal, facultatif)</translation>
    </message>
    <message>
        <source>Why they are discarded</source>
        <translation>Pourquoi ils sont abandonnés</translation>
    </message>
    <message>
        <source>1 delivery was discarded.</source>
        <translation>1 envoi a été abandonné.</translation>
    </message>
    <message>
        <source>{count} deliveries were discarded.</source>
        <translation>{count} envois ont été abandonnés.</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>What is sent</source>
        <translation>Ce qui est envoyé</translation>
    </message>
    <message>
        <source>Examples are from your store. Anything that is not listed stays there.</source>
        <translation>Les exemples viennent de votre boutique. Tout ce qui ne figure pas ici y reste.</translation>
    </message>
    <message>
        <source>Fields that are sent, with examples</source>
        <translation>Champs envoyés, avec des exemples</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Exemple</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message>
        <source>Which store?</source>
        <translation>Quelle boutique&#xa0;?</translation>
    </message>
    <message>
        <source>Your store&apos;s address</source>
        <translation>Adresse de votre boutique</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Looking at the store…</source>
        <translation>Examen de la boutique…</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>Chercher là-bas</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observer seulement</translation>
    </message>
    <message>
        <source>This connection will only observe. The last step can change it.</source>
        <translation>Cette connexion ne fera qu’observer. La dernière étape permet de le changer.</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Starting Storewire&apos;s engine…</source>
        <translation>Démarrage du moteur de Storewire…</translation>
    </message>
</context>
<context>
    <name>FixDialog</name>
    <message>
        <source>A message for your host or developer</source>
        <translation>Message pour votre hébergeur ou développeur</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Copier le message</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Hello,

the program Storewire reads my site {home} over the WordPress REST API, and found this:

{found}.
{remedy}

Can you look into it?</source>
        <translation>Bonjour,

le programme Storewire lit mon site {home} par l’API REST de WordPress et a constaté ceci&#xa0;:

{found}.
{remedy}

Pourriez-vous vous en occuper&#xa0;?</translation>
    </message>
</context>
<context>
    <name>FormsTab</name>
    <message>
        <source>Your site&apos;s address</source>
        <translation>Adresse de votre site</translation>
    </message>
    <message>
        <source>The website in your dashboard must have exactly this address.</source>
        <translation>Le site de votre tableau de bord doit avoir exactement cette adresse.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Create website ↗</source>
        <translation>Créer le site ↗</translation>
    </message>
    <message>
        <source>Manage forms ↗</source>
        <translation>Gérer les formulaires ↗</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Vous débutez&#xa0;?</translation>
    </message>
    <message>
        <source>Create a website in the dashboard and paste the address above.</source>
        <translation>Créez un site dans le tableau de bord et collez-y cette adresse.</translation>
    </message>
    <message>
        <source>Already set up?</source>
        <translation>Déjà configuré&#xa0;?</translation>
    </message>
    <message>
        <source>Make and publish pop-ups, inline forms and lead magnets.</source>
        <translation>Créez et publiez des pop-ups, des formulaires intégrés et des contenus à télécharger.</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Comment ça marche</translation>
    </message>
    <message>
        <source>Create a website record</source>
        <translation>Créez un site</translation>
    </message>
    <message>
        <source>with the address above</source>
        <translation>avec l’adresse ci-dessus</translation>
    </message>
    <message>
        <source>Make a form</source>
        <translation>Créez un formulaire</translation>
    </message>
    <message>
        <source>and assign it to the website</source>
        <translation>et associez-le au site</translation>
    </message>
    <message>
        <source>Publish it</source>
        <translation>Publiez-le</translation>
    </message>
    <message>
        <source>it appears on the site by itself</source>
        <translation>il apparaît sur le site automatiquement</translation>
    </message>
    <message>
        <source>Collect leads</source>
        <translation>Recueillez des contacts</translation>
    </message>
    <message>
        <source>they join a segment and can start e-mails</source>
        <translation>ils rejoignent un segment et peuvent déclencher des e-mails</translation>
    </message>
    <message>
        <source>Testing a pop-up</source>
        <translation>Tester une pop-up</translation>
    </message>
    <message>
        <source>Copy the line for the console</source>
        <translation>Copier la ligne pour la console</translation>
    </message>
    <message>
        <source>A pop-up that is shown once does not appear to you again. To see it once more, open the site, press F12, choose Console, and run this line:</source>
        <translation>Une pop-up affichée une fois ne vous est plus présentée. Pour la revoir, ouvrez le site, appuyez sur F12, choisissez «&#xa0;Console&#xa0;» et exécutez cette ligne&#xa0;:</translation>
    </message>
    <message>
        <source>Line for the browser&apos;s console</source>
        <translation>Ligne pour la console du navigateur</translation>
    </message>
    <message>
        <source>Sign-up forms and their pages live in its dashboard, with the code to put into your site. People who sign up there appear among your subscribers; nothing has to be set up here.</source>
        <translation>Les formulaires d’inscription et leurs pages se trouvent dans son tableau de bord, avec le code à placer sur votre site. Les personnes inscrites apparaissent parmi vos abonnés&#xa0;; il n’y a rien à régler ici.</translation>
    </message>
    <message>
        <source>Forms are made in {platform}</source>
        <translation>Les formulaires se créent dans {platform}</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>Ouvrir {platform} ↗</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copié</translation>
    </message>
</context>
<context>
    <name>HostsCard</name>
    <message>
        <source>The platform&apos;s own</source>
        <translation>Celui de la plateforme</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Test the {setting}</source>
        <translation>Tester&#xa0;: {setting}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the {setting}</source>
        <translation>Enregistrer&#xa0;: {setting}</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Revenir</translation>
    </message>
    <message>
        <source>Go back to the host before</source>
        <translation>Revenir à l’hôte précédent</translation>
    </message>
    <message>
        <source>Deliver there</source>
        <translation>Transmettre là-bas</translation>
    </message>
    <message>
        <source>Deliver to the new host</source>
        <translation>Transmettre au nouvel hôte</translation>
    </message>
    <message>
        <source>{platform} answers there.</source>
        <translation>{platform} répond à cette adresse.</translation>
    </message>
    <message>
        <source>Deliveries go there now.</source>
        <translation>Les envois y sont désormais transmis.</translation>
    </message>
</context>
<context>
    <name>HourChart</name>
    <message>
        <source>Last 24 hours: {what}</source>
        <translation>Dernières 24 heures&#xa0;: {what}</translation>
    </message>
</context>
<context>
    <name>InsightsCard</name>
    <message>
        <source>What the orders say</source>
        <translation>Ce que disent les commandes</translation>
    </message>
    <message>
        <source>Ready-made segments, counted by this store&apos;s orders</source>
        <translation>Segments prêts à l’emploi, comptés d’après les commandes de cette boutique</translation>
    </message>
    <message>
        <source>Revenue by where buyers first came from</source>
        <translation>Chiffre d’affaires selon la première provenance des acheteurs</translation>
    </message>
    <message>
        <source>· {count} orders</source>
        <translation>· commandes&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
</context>
<context>
    <name>LinkBanner</name>
    <message>
        <source>Storewire&apos;s engine stopped. It is being started again; nothing is lost.</source>
        <translation>Le moteur de Storewire s’est arrêté. Il redémarre&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>What you see is how things stood a moment ago.</source>
        <translation>Vous voyez la situation telle qu’elle était il y a un instant.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>This is a diagnostics bundle, made on {when}.</source>
        <translation>Ceci est un fichier de diagnostic, créé le {when}.</translation>
    </message>
    <message>
        <source>You see what its owner saw then. Nothing can be changed, and nothing is asked of any store.</source>
        <translation>Vous voyez ce que voyait alors son propriétaire. Rien ne peut être modifié, et aucune boutique n’est sollicitée.</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Deliveries</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Everything about this person, newest first: what was sent, when, and why not.</source>
        <translation>Tout ce qui concerne cette personne, du plus récent au plus ancien&#xa0;: ce qui a été envoyé, quand, et sinon pourquoi.</translation>
    </message>
    <message>
        <source>Search e-mail, order, product…</source>
        <translation>E-mail, commande, produit…</translation>
    </message>
    <message>
        <source>Search deliveries</source>
        <translation>Rechercher des envois</translation>
    </message>
    <message>
        <source>Filter by time</source>
        <translation>Filtrer par période</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>Filtrer par état</translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>Filtrer par type</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Tout état</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Tout type</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Export the log as a file</source>
        <translation>Exporter le journal dans un fichier</translation>
    </message>
    <message>
        <source>Show request and answer</source>
        <translation>Voir requête et réponse</translation>
    </message>
    <message>
        <source>Open in wp-admin ↗</source>
        <translation>Ouvrir dans wp-admin ↗</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copié.</translation>
    </message>
    <message>
        <source>Nothing matches. Change the search or the filters.</source>
        <translation>Aucun résultat. Modifiez la recherche ou les filtres.</translation>
    </message>
    <message>
        <source>No delivery yet. They appear here as soon as something is read from the store.</source>
        <translation>Aucun envoi pour l’instant. Ils apparaissent ici dès que quelque chose est lu dans la boutique.</translation>
    </message>
    <message>
        <source>Choose a delivery to see its tries and answers.</source>
        <translation>Choisissez un envoi pour voir ses essais et les réponses.</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exporter le journal</translation>
    </message>
    <message>
        <source>{count} deliveries exported.</source>
        <translation>Envois exportés&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Le fichier n’a pas pu être écrit. Choisissez un autre emplacement.</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log of Storewire&apos;s engine</source>
        <translation>Journal du moteur de Storewire</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Toutes les boutiques</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Follow new lines</source>
        <translation>Suivre les nouvelles lignes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the lines that are shown</source>
        <translation>Copier les lignes affichées</translation>
    </message>
    <message>
        <source>More is written of a store in debug mode: see its Settings tab.</source>
        <translation>Le mode débogage d’une boutique en dit plus&#xa0;: voir son onglet Réglages.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Connected. The first sync has begun.</source>
        <translation>Connectée. La première synchronisation a commencé.</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Storewire&apos;s manual</source>
        <translation>Manuel de Storewire</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Page du manuel</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Rechercher dans le manuel</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>No page has all these words.</source>
        <translation>Aucune page ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Connect a store…</source>
        <translation>Connecter une boutique…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Search deliveries</source>
        <translation>Rechercher des envois</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>Vérifier la connexion</translation>
    </message>
    <message>
        <source>This store</source>
        <translation>Cette boutique</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Toutes les boutiques</translation>
    </message>
    <message>
        <source>Settings of Storewire…</source>
        <translation>Réglages de Storewire…</translation>
    </message>
    <message>
        <source>Move to another computer…</source>
        <translation>Déménager vers un autre ordinateur…</translation>
    </message>
    <message>
        <source>Move here from another computer…</source>
        <translation>Déménager ici depuis un autre ordinateur…</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>Journal…</translation>
    </message>
    <message>
        <source>Diagnostics for support…</source>
        <translation>Diagnostic pour l’assistance…</translation>
    </message>
    <message>
        <source>Open a diagnostics bundle…</source>
        <translation>Ouvrir un fichier de diagnostic…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>About and shortcuts</source>
        <translation>À propos et raccourcis</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Pause or resume the sync</source>
        <translation>Pause ou reprise de la synchronisation</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>Annuler la synchronisation</translation>
    </message>
    <message>
        <source>Sync everything again…</source>
        <translation>Tout resynchroniser…</translation>
    </message>
    <message>
        <source>Export the log…</source>
        <translation>Exporter le journal…</translation>
    </message>
    <message>
        <source>Retry all failures</source>
        <translation>Réessayer tous les échecs</translation>
    </message>
    <message>
        <source>Open the store ↗</source>
        <translation>Ouvrir la boutique ↗</translation>
    </message>
    <message>
        <source>Open wp-admin ↗</source>
        <translation>Ouvrir wp-admin ↗</translation>
    </message>
    <message>
        <source>Open the platform ↗</source>
        <translation>Ouvrir la plateforme ↗</translation>
    </message>
    <message>
        <source>Send me a test…</source>
        <translation>M’envoyer un test…</translation>
    </message>
    <message>
        <source>Erase a person…</source>
        <translation>Effacer une personne…</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>Reconnecter…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Déconnecter…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>MoveInDialog</name>
    <message>
        <source>Move here from another computer</source>
        <translation>Déménager ici depuis un autre ordinateur</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre le relais</translation>
    </message>
    <message>
        <source>Choose the file that Storewire saved on the other computer, and type its passphrase.</source>
        <translation>Choisissez le fichier que Storewire a enregistré sur l’autre ordinateur, et saisissez sa phrase de passe.</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>Choisir le fichier…</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Aucun fichier choisi</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Phrase de passe du fichier</translation>
    </message>
    <message>
        <source>Choose the moving file</source>
        <translation>Choisir le fichier de déménagement</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>Tout est arrivé</translation>
    </message>
</context>
<context>
    <name>MoveOutDialog</name>
    <message>
        <source>Move to another computer</source>
        <translation>Déménager vers un autre ordinateur</translation>
    </message>
    <message>
        <source>Save and stop here…</source>
        <translation>Enregistrer et arrêter ici…</translation>
    </message>
    <message>
        <source>Connections, settings, the log and how far syncing has come are saved. Passwords are not.</source>
        <translation>Les connexions, les réglages, le journal et l’avancement de la synchronisation sont enregistrés. Les mots de passe ne le sont pas.</translation>
    </message>
    <message>
        <source>From then on nothing is read or sent from this computer. On the other one you connect each store again; nothing is sent twice.</source>
        <translation>Dès lors, plus rien n’est lu ni envoyé depuis cet ordinateur. Sur l’autre, vous reconnectez chaque boutique&#xa0;; rien n’est envoyé deux fois.</translation>
    </message>
    <message>
        <source>Passphrase for the file, at least {count} characters</source>
        <translation>Phrase de passe du fichier, au moins {count} caractères</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>La phrase de passe encore une fois</translation>
    </message>
    <message>
        <source>Without it nobody can open the file. It is not kept anywhere.</source>
        <translation>Sans elle, personne ne peut ouvrir le fichier. Elle n’est conservée nulle part.</translation>
    </message>
    <message>
        <source>Save the moving file</source>
        <translation>Enregistrer le fichier de déménagement</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>Le fichier est prêt</translation>
    </message>
</context>
<context>
    <name>OpenBundle</name>
    <message>
        <source>Open a diagnostics bundle</source>
        <translation>Ouvrir un fichier de diagnostic</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>The bundle opens in a window of its own.</source>
        <translation>Le fichier s’ouvre dans sa propre fenêtre.</translation>
    </message>
    <message>
        <source>The system did not let Storewire open another window.</source>
        <translation>Le système n’a pas laissé Storewire ouvrir une autre fenêtre.</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Open store ↗</source>
        <translation>Ouvrir la boutique ↗</translation>
    </message>
    <message>
        <source>Open the store in the browser</source>
        <translation>Ouvrir la boutique dans le navigateur</translation>
    </message>
</context>
<context>
    <name>PairingBrowser</name>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} ne répond pas.</translation>
    </message>
    <message>
        <source>Nothing was sent. Check that this computer is online, then try again.</source>
        <translation>Rien n’a été envoyé. Vérifiez que cet ordinateur est en ligne, puis réessayez.</translation>
    </message>
    <message>
        <source>The certificate of {0} is not valid, so nobody can tell whose page it is.</source>
        <translation>Le certificat de {0} n’est pas valide&#xa0;: impossible de savoir à qui appartient cette page.</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask whoever runs the site to renew its certificate, then try again.</source>
        <translation>Rien n’a été envoyé. Demandez au responsable du site d’en renouveler le certificat, puis réessayez.</translation>
    </message>
    <message>
        <source>The page stopped working. Nothing is lost.</source>
        <translation>La page a cessé de fonctionner. Rien n’est perdu.</translation>
    </message>
</context>
<context>
    <name>PairingPane</name>
    <message>
        <source>No account yet? Sign up ↗</source>
        <translation>Pas encore de compte&#xa0;? S’inscrire ↗</translation>
    </message>
    <message>
        <source>I began in the dashboard…</source>
        <translation>J’ai commencé dans le tableau de bord…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Utiliser cette clé</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clé d’API</translation>
    </message>
    <message>
        <source>When you have approved there, copy the address of the page at which it ended, and paste it:</source>
        <translation>Une fois l’approbation donnée, copiez l’adresse de la page finale et collez-la&#xa0;:</translation>
    </message>
    <message>
        <source>Address of the page at which the approval ended</source>
        <translation>Adresse de la page finale de l’approbation</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Utiliser cette adresse</translation>
    </message>
    <message>
        <source>Sign in to {platform}</source>
        <translation>Se connecter à {platform}</translation>
    </message>
    <message>
        <source>Sign in, open API keys, make a key for Storewire, and paste it here.</source>
        <translation>Connectez-vous, ouvrez les clés d’API, créez une clé pour Storewire et collez-la ici.</translation>
    </message>
    <message>
        <source>Sign in, choose which company this store belongs to, and approve.</source>
        <translation>Connectez-vous, choisissez l’entreprise à laquelle appartient cette boutique, puis approuvez.</translation>
    </message>
    <message>
        <source>This is the demo: sign in as {user} with the password {password}.</source>
        <translation>Ceci est la démo&#xa0;: connectez-vous en tant que {user} avec le mot de passe {password}.</translation>
    </message>
    <message>
        <source>{company} at {platform} approved the connection.</source>
        <translation>{company} a approuvé la connexion chez {platform}.</translation>
    </message>
    <message>
        <source>Waiting for the platform…</source>
        <translation>En attente de la plateforme…</translation>
    </message>
    <message>
        <source>Sign in and approve in your browser; this page goes on by itself.</source>
        <translation>Connectez-vous et approuvez dans votre navigateur&#xa0;; cette page continue toute seule.</translation>
    </message>
    <message>
        <source>Sign in and approve in your browser, then paste the address on the left.</source>
        <translation>Connectez-vous et approuvez dans votre navigateur, puis collez l’adresse à gauche.</translation>
    </message>
</context>
<context>
    <name>PasteForm</name>
    <message>
        <source>In wp-admin under Users → Profile, make an application password and copy it here. A WooCommerce key and its secret do as well.</source>
        <translation>Dans wp-admin, sous Comptes&#xa0;→ Profil, créez un mot de passe d’application et copiez-le ici. Une clé WooCommerce et son secret conviennent aussi.</translation>
    </message>
    <message>
        <source>User name, e-mail address or key</source>
        <translation>Identifiant, adresse e-mail ou clé</translation>
    </message>
    <message>
        <source>Application password or secret</source>
        <translation>Mot de passe d’application ou secret</translation>
    </message>
    <message>
        <source>Let a key travel in the address</source>
        <translation>Passer la clé dans l’adresse</translation>
    </message>
    <message>
        <source>The last resort, for WooCommerce keys only: the server cuts what else would carry them. Addresses may be kept in the server&apos;s log, so anybody who reads that log can read the shop.</source>
        <translation>En dernier recours, pour les clés WooCommerce seulement&#xa0;: le serveur supprime ce qui les transporterait autrement. Les adresses peuvent être conservées dans le journal du serveur&#xa0;; quiconque lit ce journal peut alors lire la boutique.</translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation>Utiliser ce mot de passe</translation>
    </message>
</context>
<context>
    <name>PlatformStep</name>
    <message>
        <source>E-mail automations from what happens in the shop: orders, carts, checkouts, products.</source>
        <translation>E-mails automatisés selon l’activité de la boutique&#xa0;: commandes, paniers, validations, produits.</translation>
    </message>
    <message>
        <source>Customer segments you describe in words, campaigns for them, and the revenue they bring.</source>
        <translation>Segments de clients que vous décrivez en mots, campagnes pour eux, et chiffre d’affaires obtenu.</translation>
    </message>
    <message>
        <source>Only if its support asked you to. Empty means the platform&apos;s own.</source>
        <translation>Seulement à la demande de son assistance. Vide&#xa0;: celui de la plateforme.</translation>
    </message>
    <message>
        <source>API host</source>
        <translation>Hôte de l’API</translation>
    </message>
    <message>
        <source>Dashboard host</source>
        <translation>Hôte du tableau de bord</translation>
    </message>
    <message>
        <source>Test these hosts</source>
        <translation>Tester ces hôtes</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Options avancées</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>affichées</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masquées</translation>
    </message>
    <message>
        <source>The platform answers there.</source>
        <translation>La plateforme répond à cette adresse.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign in to {platform}</source>
        <translation>Se connecter à {platform}</translation>
    </message>
    <message>
        <source>To ask for approval, only address, name, versions, currency and time zone are told.</source>
        <translation>Pour l’approbation, seuls l’adresse, le nom, les versions, la devise et le fuseau horaire sont transmis.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere yet.</source>
        <translation>Rien n’est encore envoyé.</translation>
    </message>
    <message>
        <source>Where should it be sent?</source>
        <translation>Où envoyer les données&#xa0;?</translation>
    </message>
    <message>
        <source>{platform} needs WooCommerce, which is not active on this site.</source>
        <translation>{platform} nécessite WooCommerce, qui n’est pas actif sur ce site.</translation>
    </message>
    <message>
        <source>Keep passwords for this run only</source>
        <translation>Garder les mots de passe pour cette session seulement</translation>
    </message>
</context>
<context>
    <name>ProgramDialog</name>
    <message>
        <source>Settings of Storewire</source>
        <translation>Réglages de Storewire</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>In the background, without its window.</source>
        <translation>En arrière-plan, sans sa fenêtre.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Ouvrir le dossier de données</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Dossier de données</translation>
    </message>
    <message>
        <source>The variable STOREWIRE_HOME moves it, before a start.</source>
        <translation>La variable STOREWIRE_HOME le déplace, avant un démarrage.</translation>
    </message>
    <message>
        <source>The system did not let Storewire change that.</source>
        <translation>Le système n’a pas laissé Storewire modifier ce réglage.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Erased</source>
        <translation>Personne effacée</translation>
    </message>
    <message>
        <source>Receipt {number}, {store}</source>
        <translation>Reçu {number}, {store}</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>Ouvrir {platform} ↗</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Tries and answers</source>
        <translation>Essais et réponses</translation>
    </message>
    <message>
        <source>Not tried yet.</source>
        <translation>Pas encore d’essai.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>Clé d’idempotence</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Personal data is masked.</source>
        <translation>Les données personnelles sont masquées.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Show personal data</source>
        <translation>Afficher les données personnelles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the request as it is shown</source>
        <translation>Copier la requête telle qu’elle est affichée</translation>
    </message>
    <message>
        <source>The request is no longer kept: it was settled, and debug mode is off.</source>
        <translation>La requête n’est plus conservée&#xa0;: l’envoi est réglé et le mode débogage est désactivé.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide personal data</source>
        <translation>Masquer les données personnelles</translation>
    </message>
    <message>
        <source>Personal data is shown.</source>
        <translation>Les données personnelles sont affichées.</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>While this computer is off, events arrive late and start no automation.</source>
        <translation>Quand cet ordinateur est éteint, les événements arrivent en retard et ne déclenchent aucune automatisation.</translation>
    </message>
    <message>
        <source>Leave Storewire running in the background, or run it on a computer that is always on.</source>
        <translation>Laissez Storewire fonctionner en arrière-plan, ou utilisez un ordinateur toujours allumé.</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>Comment&#xa0;?</translation>
    </message>
    <message>
        <source>How to keep Storewire running</source>
        <translation>Comment laisser Storewire fonctionner</translation>
    </message>
    <message>
        <source>Terms ↗</source>
        <translation>Conditions ↗</translation>
    </message>
    <message>
        <source>Privacy policy ↗</source>
        <translation>Politique de confidentialité ↗</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Since…</source>
        <translation>Depuis le…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Storewire</source>
        <translation>Storewire</translation>
    </message>
    <message>
        <source>The store itself</source>
        <translation>La boutique elle-même</translation>
    </message>
    <message>
        <source>No test</source>
        <translation>Aucun test</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>Commandes antérieures depuis le</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>Commandes antérieures</translation>
    </message>
    <message>
        <source>Who agreed to marketing</source>
        <translation>Qui accepte les messages marketing</translation>
    </message>
    <message>
        <source>Read from a field of your newsletter plugin. Who did not agree is imported as not subscribed.</source>
        <translation>Lu dans un champ de votre extension de newsletter. Sans accord, le client est importé comme non abonné.</translation>
    </message>
    <message>
        <source>Storewire never sends payment details, passwords or order notes.</source>
        <translation>Storewire n’envoie jamais les données de paiement, les mots de passe ni les notes de commande.</translation>
    </message>
    <message>
        <source>First send a test to</source>
        <translation>Envoyer d’abord un test à</translation>
    </message>
    <message>
        <source>Your own address: one event that starts no automation and subscribes nobody. Empty: none.</source>
        <translation>Votre propre adresse&#xa0;: un événement qui ne déclenche aucune automatisation et n’abonne personne. Vide&#xa0;: aucun.</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observer seulement</translation>
    </message>
    <message>
        <source>The store is read and shown; another computer or plugin delivers. It can be changed later.</source>
        <translation>La boutique est lue et affichée&#xa0;; un autre ordinateur ou une extension transmet. Modifiable plus tard.</translation>
    </message>
    <message>
        <source>Show every field with an example</source>
        <translation>Voir chaque champ avec un exemple</translation>
    </message>
    <message>
        <source>Complete connection</source>
        <translation>Terminer la connexion</translation>
    </message>
    <message>
        <source>No product, customer or order has been sent yet.</source>
        <translation>Aucun produit, client ni commande n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>Looking at what would be sent…</source>
        <translation>Examen de ce qui serait envoyé…</translation>
    </message>
    <message>
        <source>· Nothing is sent. From the moment you press Complete connection, this is read:</source>
        <translation>· Rien n’est envoyé. Dès que vous cliquez sur «&#xa0;Terminer la connexion&#xa0;», voici ce qui est lu&#xa0;:</translation>
    </message>
    <message>
        <source>· From the moment you press Complete connection, this is sent:</source>
        <translation>· Dès que vous cliquez sur «&#xa0;Terminer la connexion&#xa0;», voici ce qui est envoyé&#xa0;:</translation>
    </message>
</context>
<context>
    <name>RevocationsCard</name>
    <message>
        <source>Disconnected here, not everywhere yet</source>
        <translation>Déconnectées ici, mais pas encore partout</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Try now to end {store}</source>
        <translation>Essayer maintenant de mettre fin à {store}</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Oublier…</translation>
    </message>
    <message>
        <source>Forget {store}</source>
        <translation>Oublier {store}</translation>
    </message>
    <message>
        <source>Forget what is left to be ended?</source>
        <translation>Oublier ce qui reste à terminer&#xa0;?</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Storewire stops trying and removes the passwords for it from the keyring. Do it only after you ended the access at the platform and deleted the application password in the store yourself.</source>
        <translation>Storewire cesse d’essayer et retire du trousseau les mots de passe correspondants. Ne le faites qu’après avoir vous-même mis fin à l’accès chez la plateforme et supprimé le mot de passe d’application dans la boutique.</translation>
    </message>
</context>
<context>
    <name>RunningDialog</name>
    <message>
        <source>Keep Storewire running</source>
        <translation>Laisser Storewire fonctionner</translation>
    </message>
    <message>
        <source>What happened more than an hour ago counts as history and starts no automation. Nothing is lost while the computer is off: Storewire catches up as soon as it runs again.</source>
        <translation>Ce qui date de plus d’une heure compte comme historique et ne déclenche aucune automatisation. Rien n’est perdu quand l’ordinateur est éteint&#xa0;: Storewire rattrape son retard dès qu’il fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Keep running in the background when the window is closed</source>
        <translation>Continuer en arrière-plan quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>On a computer that is always on</source>
        <translation>Sur un ordinateur toujours allumé</translation>
    </message>
    <message>
        <source>Install Storewire there, connect the store there, and start this as a service:</source>
        <translation>Installez-y Storewire, connectez-y la boutique, puis lancez cette commande comme service&#xa0;:</translation>
    </message>
</context>
<context>
    <name>SettingsTab</name>
    <message>
        <source>Require consent</source>
        <translation>Exiger le consentement</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>Aucun connu</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>Mode débogage</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Since…</source>
        <translation>Depuis le…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>Commandes antérieures depuis le</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>Commandes antérieures</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observer seulement</translation>
    </message>
    <message>
        <source>What leaves the store.</source>
        <translation>Ce qui quitte la boutique.</translation>
    </message>
    <message>
        <source>WooCommerce</source>
        <translation>WooCommerce</translation>
    </message>
    <message>
        <source>Storewire</source>
        <translation>Storewire</translation>
    </message>
    <message>
        <source>The store itself</source>
        <translation>La boutique elle-même</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
</context>
<context>
    <name>SharedCauses</name>
    <message>
        <source>{store}: {cause}</source>
        <translation>{store}&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>and {count} more stores</source>
        <translation>autres boutiques&#xa0;: {count}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>+ Connect a store</source>
        <translation>+ Connecter une boutique</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Boutiques</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Toutes les boutiques</translation>
    </message>
</context>
<context>
    <name>SiteLogin</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>{0} asks for a user name and a password</source>
        <translation>{0} demande un identifiant et un mot de passe</translation>
    </message>
    <message>
        <source>They were not accepted. Check both, then try again.</source>
        <translation>Ils n’ont pas été acceptés. Vérifiez les deux, puis réessayez.</translation>
    </message>
    <message>
        <source>It is the site&apos;s outer door, and not your WordPress account. They go to {0} only.</source>
        <translation>C’est la porte d’entrée du site, et non votre compte WordPress. Ils ne sont transmis qu’à {0}.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Connect your store to Sequenzy or Segmentflow, and see every delivery.</source>
        <translation>Connectez votre boutique à Sequenzy ou à Segmentflow et suivez chaque envoi.</translation>
    </message>
    <message>
        <source>Your store&apos;s address, such as shop.example.com</source>
        <translation>Adresse de votre boutique, comme shop.example.com</translation>
    </message>
    <message>
        <source>Your store&apos;s address</source>
        <translation>Adresse de votre boutique</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>You sign in to your store and to the platform once each. Nothing is sent before the end.</source>
        <translation>Vous vous connectez une fois à votre boutique et une fois à la plateforme. Rien n’est envoyé avant la fin.</translation>
    </message>
    <message>
        <source>Move here from another computer…</source>
        <translation>Déménager ici depuis un autre ordinateur…</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere yet.</source>
        <translation>Rien n’est encore envoyé.</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>Étape {number} sur {count}&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>StoreTabs</name>
    <message>
        <source>Pages of this store</source>
        <translation>Pages de cette boutique</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Formulaires</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
</context>
<context>
    <name>StoresPage</name>
    <message>
        <source>No store has these words in its name or address.</source>
        <translation>Aucune boutique n’a ces mots dans son nom ou son adresse.</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>Toutes les boutiques</translation>
    </message>
    <message>
        <source>Search stores…</source>
        <translation>Rechercher…</translation>
    </message>
    <message>
        <source>Search stores</source>
        <translation>Rechercher des boutiques</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>What needs you first</source>
        <translation>À traiter d’abord</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Par nom</translation>
    </message>
    <message>
        <source>Most waiting first</source>
        <translation>Plus d’envois en attente</translation>
    </message>
    <message>
        <source>Most failures first</source>
        <translation>Plus d’échecs</translation>
    </message>
    <message>
        <source>Longest waiting first</source>
        <translation>Plus longue attente</translation>
    </message>
    <message>
        <source>Newest event first</source>
        <translation>Événement le plus récent</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Check all stores</source>
        <translation>Vérifier toutes les boutiques</translation>
    </message>
    <message>
        <source>Retry all failures</source>
        <translation>Réessayer tous les échecs</translation>
    </message>
    <message>
        <source>Pause all stores</source>
        <translation>Mettre toutes les boutiques en pause</translation>
    </message>
    <message>
        <source>Resume all stores</source>
        <translation>Reprendre toutes les boutiques</translation>
    </message>
    <message>
        <source>Checked {count} of {all} stores.</source>
        <translation>Boutiques vérifiées&#xa0;: {count} sur {all}.</translation>
    </message>
    <message>
        <source>Paused {count} of {all} stores.</source>
        <translation>Boutiques mises en pause&#xa0;: {count} sur {all}.</translation>
    </message>
    <message>
        <source>Resumed {count} of {all} stores.</source>
        <translation>Boutiques reprises&#xa0;: {count} sur {all}.</translation>
    </message>
    <message>
        <source>The others say why on their own pages.</source>
        <translation>Les autres indiquent pourquoi sur leur page.</translation>
    </message>
    <message>
        <source>Retrying the failures of {count} of {all} stores.</source>
        <translation>Boutiques dont les échecs sont réessayés&#xa0;: {count} sur {all}.</translation>
    </message>
    <message>
        <source>1 delivery is tried again.</source>
        <translation>Nouvel essai pour 1 envoi.</translation>
    </message>
    <message>
        <source>{count} deliveries are tried again.</source>
        <translation>Nouvel essai pour {count} envois.</translation>
    </message>
</context>
<context>
    <name>StoresTable</name>
    <message>
        <source>Store</source>
        <translation>Boutique</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Plus ancien</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Dernier évén.</translation>
    </message>
</context>
<context>
    <name>SyncTab</name>
    <message>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>Sync everything again…</source>
        <translation>Tout resynchroniser…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser maintenant</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause the sync</source>
        <translation>Mettre la synchronisation en pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Resume the sync</source>
        <translation>Reprendre la synchronisation</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>Annuler la synchronisation</translation>
    </message>
    <message>
        <source>How soon changes are seen</source>
        <translation>Délai avant que les modifications soient vues</translation>
    </message>
    <message>
        <source>Delete them at the platform too</source>
        <translation>Les supprimer aussi chez la plateforme</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Les garder</translation>
    </message>
    <message>
        <source>They are being deleted at {platform}.</source>
        <translation>Suppression en cours chez {platform}.</translation>
    </message>
    <message>
        <source>{platform} keeps them.</source>
        <translation>{platform} les garde.</translation>
    </message>
    <message>
        <source>Stopped. What was sent stays, and it can go on later.</source>
        <translation>Arrêtée. Ce qui a été envoyé reste, et elle peut reprendre plus tard.</translation>
    </message>
    <message>
        <source>Sync everything again?</source>
        <translation>Tout resynchroniser&#xa0;?</translation>
    </message>
    <message>
        <source>Sync everything again</source>
        <translation>Tout resynchroniser</translation>
    </message>
    <message>
        <source>Every product, customer and order is read once more and sent to {platform}, even what did not change. Nothing is counted twice there, and no automation starts for the past.</source>
        <translation>Chaque produit, client et commande est relu et envoyé à {platform}, même sans modification. Rien n’y est compté deux fois, et aucune automatisation ne se déclenche pour le passé.</translation>
    </message>
    <message>
        <source>Live changes go ahead of it.</source>
        <translation>Les modifications en direct passent avant.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Storewire</source>
        <translation>Ouvrir Storewire</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>{stores}: something needs you.</source>
        <translation>{stores}&#xa0;: votre attention est demandée.</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Ne plus attendre</translation>
    </message>
    <message>
        <source>Waiting for an answer…</source>
        <translation>En attente d’une réponse…</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Find the store</source>
        <translation>Trouver la boutique</translation>
    </message>
    <message>
        <source>Let Storewire in</source>
        <translation>Autoriser Storewire</translation>
    </message>
    <message>
        <source>Choose where to send</source>
        <translation>Choisir la destination</translation>
    </message>
    <message>
        <source>Review and connect</source>
        <translation>Vérifier et connecter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Moved. Nothing is sent again.</source>
        <translation>Nouvelle adresse enregistrée. Rien n’est envoyé une seconde fois.</translation>
    </message>
    <message>
        <source>Keep passwords for this run only</source>
        <translation>Garder les mots de passe pour cette session seulement</translation>
    </message>
    <message>
        <source>Storewire&apos;s engine was restarted, so this has to begin again.</source>
        <translation>Le moteur de Storewire a redémarré&#xa0;; il faut donc recommencer.</translation>
    </message>
    <message>
        <source>Nothing was sent. Press Find it to go on.</source>
        <translation>Rien n’a été envoyé. Cliquez sur «&#xa0;Rechercher&#xa0;» pour continuer.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>1 delivery went through</source>
        <translation>1 envoi transmis</translation>
    </message>
    <message>
        <source>{count} deliveries went through</source>
        <translation>{count} envois transmis</translation>
    </message>
    <message>
        <source>no delivery</source>
        <translation>aucun envoi</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>1 échec</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} échecs</translation>
    </message>
    <message>
        <source>1 waits</source>
        <translation>1 en attente</translation>
    </message>
    <message>
        <source>{count} wait</source>
        <translation>{count} en attente</translation>
    </message>
    <message>
        <source>{time}: {what}</source>
        <translation>{time}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Storewire on {computers} is connected to this store</source>
        <translation>Storewire sur {computers} est connecté à cette boutique</translation>
    </message>
    <message>
        <source>One computer that delivers suffices.</source>
        <translation>Un seul ordinateur qui transmet suffit.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Prendre le relais</translation>
    </message>
    <message>
        <source>This computer delivers from now on. The access of {computers} is deleted when the connection is complete.</source>
        <translation>Cet ordinateur transmet désormais. L’accès de {computers} est supprimé une fois la connexion terminée.</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>Observer seulement</translation>
    </message>
    <message>
        <source>This computer reads the store and shows what happens, and delivers nothing. Settings can change it later.</source>
        <translation>Cet ordinateur lit la boutique et montre ce qui s’y passe, sans rien transmettre. Modifiable plus tard dans les réglages.</translation>
    </message>
    <message>
        <source>This looks like {name}</source>
        <translation>On dirait {name}</translation>
    </message>
    <message>
        <source>It was connected at {home}, where it no longer answers. Has it moved here?</source>
        <translation>Cette boutique était connectée à {home}, où elle ne répond plus. A-t-elle déménagé ici&#xa0;?</translation>
    </message>
    <message>
        <source>It has moved here</source>
        <translation>Elle a déménagé ici</translation>
    </message>
    <message>
        <source>Its connection to {platform} goes on at this address, with its log. Nothing is sent again.</source>
        <translation>Sa connexion à {platform} continue à cette adresse, avec son journal. Rien n’est envoyé une seconde fois.</translation>
    </message>
    <message>
        <source>It is another store</source>
        <translation>C’est une autre boutique</translation>
    </message>
    <message>
        <source>It gets a connection of its own, and everything in it is sent.</source>
        <translation>Elle reçoit sa propre connexion, et tout son contenu est envoyé.</translation>
    </message>
    <message>
        <source>{host} · last event {time}</source>
        <translation>{host} · dernier événement&#xa0;: {time}</translation>
    </message>
    <message>
        <source>{platform} does not answer; next try at {time}, nothing is lost</source>
        <translation>{platform} ne répond pas&#xa0;; prochain essai à {time}, rien n’est perdu</translation>
    </message>
    <message>
        <source>{host} · no event yet</source>
        <translation>{host} · aucun événement pour l’instant</translation>
    </message>
    <message>
        <source>in the system keyring</source>
        <translation>dans le trousseau</translation>
    </message>
    <message>
        <source>kept until Storewire ends</source>
        <translation>gardée jusqu’à la fermeture de Storewire</translation>
    </message>
    <message>
        <source>{date}, by {user}</source>
        <translation>{date}, par {user}</translation>
    </message>
    <message>
        <source>{currency} · prices include tax</source>
        <translation>{currency} · prix TTC</translation>
    </message>
    <message>
        <source>{currency} · prices without tax</source>
        <translation>{currency} · prix HT</translation>
    </message>
    <message>
        <source>Observing only</source>
        <translation>Observation seule</translation>
    </message>
    <message>
        <source>observing only</source>
        <translation>observation seule</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>vérifié {time}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>1 delivery needs you</source>
        <translation>1 envoi à traiter</translation>
    </message>
    <message>
        <source>{count} deliveries need you</source>
        <translation>{count} envois à traiter</translation>
    </message>
    <message>
        <source>1 delivery that waits or failed is discarded.</source>
        <translation>1 envoi en attente ou en échec est abandonné.</translation>
    </message>
    <message>
        <source>{count} deliveries that wait or failed are discarded.</source>
        <translation>{count} envois en attente ou en échec sont abandonnés.</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>Compagnon</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>Adresse e-mail</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Telephone number, where the store has one</source>
        <translation>Numéro de téléphone, si la boutique l’a</translation>
    </message>
    <message>
        <source>Number of the customer&apos;s account in the store</source>
        <translation>Numéro du compte client dans la boutique</translation>
    </message>
    <message>
        <source>When the account was made</source>
        <translation>Date de création du compte</translation>
    </message>
    <message>
        <source>How many orders the person paid</source>
        <translation>Nombre de commandes payées par la personne</translation>
    </message>
    <message>
        <source>How much the person spent, less refunds</source>
        <translation>Montant dépensé par la personne, remboursements déduits</translation>
    </message>
    <message>
        <source>When the person ordered last</source>
        <translation>Date de la dernière commande de la personne</translation>
    </message>
    <message>
        <source>Number of the product in the store</source>
        <translation>Numéro du produit dans la boutique</translation>
    </message>
    <message>
        <source>Number of the variant in the store</source>
        <translation>Numéro de la variante dans la boutique</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>Nom du produit</translation>
    </message>
    <message>
        <source>Article number (SKU)</source>
        <translation>Référence de l’article (UGS)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>Number of the order in the store</source>
        <translation>Numéro de la commande dans la boutique</translation>
    </message>
    <message>
        <source>Order number as the customer sees it</source>
        <translation>Numéro de commande tel que le client le voit</translation>
    </message>
    <message>
        <source>Status of the order</source>
        <translation>État de la commande</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>Montant total</translation>
    </message>
    <message>
        <source>When it was ordered</source>
        <translation>Date de la commande</translation>
    </message>
    <message>
        <source>What happened, such as “order placed”</source>
        <translation>Ce qui s’est passé, comme «&#xa0;commande passée&#xa0;»</translation>
    </message>
    <message>
        <source>A mark that keeps the same thing from counting twice</source>
        <translation>Une marque qui évite de compter deux fois la même chose</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>Quand cela s’est passé</translation>
    </message>
    <message>
        <source>Says that it is a test</source>
        <translation>Indique qu’il s’agit d’un test</translation>
    </message>
    <message>
        <source>Description, as text</source>
        <translation>Description, sous forme de texte</translation>
    </message>
    <message>
        <source>Address of the product&apos;s page</source>
        <translation>Adresse de la page du produit</translation>
    </message>
    <message>
        <source>Address of its picture</source>
        <translation>Adresse de son image</translation>
    </message>
    <message>
        <source>Regular price, where it is reduced</source>
        <translation>Tarif régulier, si le prix est réduit</translation>
    </message>
    <message>
        <source>Whether it is in stock</source>
        <translation>S’il est en stock</translation>
    </message>
    <message>
        <source>How many are in stock</source>
        <translation>Quantité en stock</translation>
    </message>
    <message>
        <source>When the product was made</source>
        <translation>Date de création du produit</translation>
    </message>
    <message>
        <source>Option of a variant, such as “Size”</source>
        <translation>Option d’une variante, comme «&#xa0;Taille&#xa0;»</translation>
    </message>
    <message>
        <source>Its value, such as “M”</source>
        <translation>Sa valeur, comme «&#xa0;M&#xa0;»</translation>
    </message>
    <message>
        <source>People: customers, and buyers without an account</source>
        <translation>Personnes&#xa0;: clients et acheteurs sans compte</translation>
    </message>
    <message>
        <source>Whether the person agreed to marketing</source>
        <translation>Si la personne accepte les messages marketing</translation>
    </message>
    <message>
        <source>That the platform asks nobody by e-mail to confirm</source>
        <translation>Que la plateforme ne demande aucune confirmation par e-mail</translation>
    </message>
    <message>
        <source>What becomes of a person who is known there already</source>
        <translation>Ce que devient une personne qui y est déjà connue</translation>
    </message>
    <message>
        <source>That no automation starts by it</source>
        <translation>Qu’aucune automatisation n’en découle</translation>
    </message>
    <message>
        <source>That these numbers are WooCommerce&apos;s</source>
        <translation>Que ces numéros sont ceux de WooCommerce</translation>
    </message>
    <message>
        <source>Number of a refund</source>
        <translation>Numéro d’un remboursement</translation>
    </message>
    <message>
        <source>Amount that was refunded</source>
        <translation>Montant remboursé</translation>
    </message>
    <message>
        <source>Carts and checkouts</source>
        <translation>Paniers et validations de commande</translation>
    </message>
    <message>
        <source>Number of the checkout in the store</source>
        <translation>Numéro de la validation de commande dans la boutique</translation>
    </message>
    <message>
        <source>Address of the store&apos;s checkout</source>
        <translation>Adresse de la page de validation de commande</translation>
    </message>
    <message>
        <source>With everything that happens</source>
        <translation>Avec tout événement</translation>
    </message>
    <message>
        <source>About the store: when it is connected, and as a sign of life</source>
        <translation>Sur la boutique&#xa0;: à la connexion, et comme signe de vie</translation>
    </message>
    <message>
        <source>Address of the store</source>
        <translation>Adresse de la boutique</translation>
    </message>
    <message>
        <source>Name of the store</source>
        <translation>Nom de la boutique</translation>
    </message>
    <message>
        <source>What the store runs</source>
        <translation>Logiciels de la boutique</translation>
    </message>
    <message>
        <source>Version of Storewire</source>
        <translation>Version de Storewire</translation>
    </message>
    <message>
        <source>Currency and time zone of the store</source>
        <translation>Devise et fuseau horaire de la boutique</translation>
    </message>
    <message>
        <source>When something was delivered last</source>
        <translation>Date du dernier envoi transmis</translation>
    </message>
    <message>
        <source>How many deliveries wait</source>
        <translation>Nombre d’envois en attente</translation>
    </message>
    <message>
        <source>People: customers, buyers without an account, users, authors of comments</source>
        <translation>Personnes&#xa0;: clients, acheteurs sans compte, utilisateurs, auteurs de commentaires</translation>
    </message>
    <message>
        <source>Name that is shown on the site</source>
        <translation>Nom affiché sur le site</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Street of the billing address</source>
        <translation>Rue de l’adresse de facturation</translation>
    </message>
    <message>
        <source>Place of the billing address</source>
        <translation>Ville de l’adresse de facturation</translation>
    </message>
    <message>
        <source>Address of the person&apos;s picture</source>
        <translation>Adresse de l’image de la personne</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>What the person agreed to</source>
        <translation>Ce que la personne a accepté</translation>
    </message>
    <message>
        <source>Orders and checkouts</source>
        <translation>Commandes et validations de commande</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>Montants</translation>
    </message>
    <message>
        <source>Codes of the coupons used</source>
        <translation>Codes promo utilisés</translation>
    </message>
    <message>
        <source>How it was paid, such as “bank transfer”; no card data</source>
        <translation>Mode de paiement, comme «&#xa0;virement bancaire&#xa0;»&#xa0;; aucune donnée de carte</translation>
    </message>
    <message>
        <source>Which campaign brought the person, where the store noted it</source>
        <translation>La campagne qui a amené la personne, si la boutique l’a notée</translation>
    </message>
    <message>
        <source>Carts, registrations, comments, forms</source>
        <translation>Paniers, inscriptions, commentaires, formulaires</translation>
    </message>
    <message>
        <source>Number of the comment; what was written stays in the store</source>
        <translation>Numéro du commentaire&#xa0;; ce qui a été écrit reste dans la boutique</translation>
    </message>
    <message>
        <source>What was commented on</source>
        <translation>Ce qui a été commenté</translation>
    </message>
    <message>
        <source>Which form was submitted; of what was typed only the e-mail address is sent</source>
        <translation>Le formulaire rempli&#xa0;; de ce qui a été saisi, seule l’adresse e-mail est envoyée</translation>
    </message>
    <message>
        <source>That it comes from a WordPress site</source>
        <translation>Que cela vient d’un site WordPress</translation>
    </message>
    <message>
        <source>The key that opens your organisation at Segmentflow</source>
        <translation>La clé qui donne accès à votre organisation chez Segmentflow</translation>
    </message>
    <message>
        <source>Number of a product or customer that was deleted</source>
        <translation>Numéro d’un produit ou d’un client supprimé</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>Clé d’accès</translation>
    </message>
    <message>
        <source>Connected since</source>
        <translation>Connectée le</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>Dernier signal</translation>
    </message>
    <message>
        <source>WordPress</source>
        <translation>WordPress</translation>
    </message>
    <message>
        <source>WooCommerce</source>
        <translation>WooCommerce</translation>
    </message>
    <message>
        <source>PHP</source>
        <translation>PHP</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Devise</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>again {time}</source>
        <translation>réessai {time}</translation>
    </message>
    <message>
        <source>{status} in {seconds} s</source>
        <translation>{status} en {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>no answer after {seconds} s</source>
        <translation>pas de réponse après {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>key {start}…</source>
        <translation>clé {start}…</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>observé</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toujours</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 heure</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 heures</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 jours</translation>
    </message>
    <message>
        <source>One delivery needs you. Nothing else is held up.</source>
        <translation>Un envoi demande votre attention. Rien d’autre n’est bloqué.</translation>
    </message>
    <message>
        <source>{count} deliveries need you. Nothing else is held up.</source>
        <translation>{count} envois demandent votre attention. Rien d’autre n’est bloqué.</translation>
    </message>
    <message>
        <source>Everything that could be retried was; these will not be tried again by themselves.</source>
        <translation>Tout ce qui pouvait être réessayé l’a été&#xa0;; ceux-ci ne le seront plus automatiquement.</translation>
    </message>
    <message>
        <source>{verb} {count}</source>
        <translation>{verb} ({count})</translation>
    </message>
    <message>
        <source>and {count} more; the Sync tab&apos;s log lists them all</source>
        <translation>et {count} de plus&#xa0;; le journal de l’onglet Synchronisation les montre tous</translation>
    </message>
    <message>
        <source>“{said}”</source>
        <translation>«&#xa0;{said}&#xa0;»</translation>
    </message>
    <message>
        <source>answers at {home}</source>
        <translation>répond à {home}</translation>
    </message>
    <message>
        <source>WordPress {version}</source>
        <translation>WordPress {version}</translation>
    </message>
    <message>
        <source>with WooCommerce</source>
        <translation>avec WooCommerce</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>needs started checkouts, which are not seen in this store</source>
        <translation>nécessite les validations de commande commencées, invisibles dans cette boutique</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 commande</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} commandes</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celui-ci</translation>
    </message>
    <message>
        <source>Type host and port, such as proxy.example.com:3128, without user name and password.</source>
        <translation>Saisissez l’hôte et le port, comme proxy.example.com:3128, sans identifiant ni mot de passe.</translation>
    </message>
    <message>
        <source>Ready to connect {store} to {platform}</source>
        <translation>Prêt à connecter {store} à {platform}</translation>
    </message>
    <message>
        <source>The first sync will take about {time}.</source>
        <translation>La première synchronisation prendra environ {time}.</translation>
    </message>
    <message>
        <source>“{key}”: yes for {count} of {total} customers looked at</source>
        <translation>«&#xa0;{key}&#xa0;»&#xa0;: oui pour {count} des {total} clients examinés</translation>
    </message>
    <message>
        <source>Nothing says it: everybody is imported as not subscribed</source>
        <translation>Rien ne l’indique&#xa0;: tous sont importés comme non abonnés</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 produit</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} produits</translation>
    </message>
    <message>
        <source>name, price, stock, image, link</source>
        <translation>nom, prix, stock, image, lien</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 client</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} clients</translation>
    </message>
    <message>
        <source>e-mail, name, totals</source>
        <translation>e-mail, nom, totaux</translation>
    </message>
    <message>
        <source>items, totals, e-mail, dates</source>
        <translation>articles, totaux, e-mail, dates</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 utilisateur</translation>
    </message>
    <message>
        <source>{count} users</source>
        <translation>{count} utilisateurs</translation>
    </message>
    <message>
        <source>e-mail, name, language, date of registration</source>
        <translation>e-mail, nom, langue, date d’inscription</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 commentaire</translation>
    </message>
    <message>
        <source>{count} comments</source>
        <translation>{count} commentaires</translation>
    </message>
    <message>
        <source>who and when, on which post; never what was written</source>
        <translation>qui et quand, sur quel article&#xa0;; jamais ce qui a été écrit</translation>
    </message>
    <message>
        <source>Counted for segments and revenue; they start no automations.</source>
        <translation>Comptées pour les segments et le chiffre d’affaires&#xa0;; elles ne déclenchent aucune automatisation.</translation>
    </message>
    <message>
        <source>{platform} was given a key of its own to this store and may import past orders by itself. Choose All only after you saw there that it imported none; else they count twice.</source>
        <translation>{platform} a reçu sa propre clé pour cette boutique et peut importer de son côté les commandes antérieures. Ne choisissez «&#xa0;Toutes&#xa0;» qu’après avoir vu qu’aucune n’y a été importée&#xa0;; sinon, elles comptent deux fois.</translation>
    </message>
    <message>
        <source>Usual for a shop on the Internet: the store itself.</source>
        <translation>Habituel pour une boutique accessible sur internet&#xa0;: la boutique elle-même.</translation>
    </message>
    <message>
        <source>Usual for a shop that is not on the Internet: Storewire.</source>
        <translation>Habituel pour une boutique non accessible sur internet&#xa0;: Storewire.</translation>
    </message>
    <message>
        <source>“{key}”: as it is set now</source>
        <translation>«&#xa0;{key}&#xa0;»&#xa0;: réglage actuel</translation>
    </message>
    <message>
        <source>Type an address such as https://api.example.com, without anything after it.</source>
        <translation>Saisissez une adresse comme https://api.example.com, sans rien après.</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Only if its support asked you to. Empty means the platform&apos;s own.</source>
        <translation>Seulement à la demande de son assistance. Vide&#xa0;: celui de la plateforme.</translation>
    </message>
    <message>
        <source>Require consent</source>
        <translation>Exiger le consentement</translation>
    </message>
    <message>
        <source>Nothing is sent of a person&apos;s doings before the person&apos;s own record with its consent.</source>
        <translation>Rien de ce que fait une personne n’est envoyé avant sa fiche et son consentement.</translation>
    </message>
    <message>
        <source>Where consent is recorded</source>
        <translation>Où le consentement est enregistré</translation>
    </message>
    <message>
        <source>The customer field (meta key) of your newsletter plugin. Without it everybody counts as no.</source>
        <translation>Le champ client (clé meta) de votre extension de newsletter. Sans lui, tous comptent comme non.</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>Mode débogage</translation>
    </message>
    <message>
        <source>Keeps requests of delivered events too, for 7 days. They contain customers&apos; data.</source>
        <translation>Garde aussi 7 jours les requêtes des événements transmis. Elles contiennent des données de clients.</translation>
    </message>
    <message>
        <source>The store is read and shown, and nothing is sent: another computer or plugin delivers.</source>
        <translation>La boutique est lue et affichée, rien n’est envoyé&#xa0;: un autre ordinateur ou une extension transmet.</translation>
    </message>
    <message>
        <source>Send products</source>
        <translation>Envoyer les produits</translation>
    </message>
    <message>
        <source>Products that are published, as they are in the store&apos;s catalogue.</source>
        <translation>Les produits publiés, tels qu’ils figurent au catalogue de la boutique.</translation>
    </message>
    <message>
        <source>Send customers</source>
        <translation>Envoyer les clients</translation>
    </message>
    <message>
        <source>Customers with an account, and buyers without one.</source>
        <translation>Les clients ayant un compte, et les acheteurs sans compte.</translation>
    </message>
    <message>
        <source>Send orders</source>
        <translation>Envoyer les commandes</translation>
    </message>
    <message>
        <source>Orders and what becomes of them, carts and checkouts.</source>
        <translation>Les commandes et leur suite, les paniers et les validations de commande.</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>Commandes antérieures</translation>
    </message>
    <message>
        <source>Counted for segments and revenue; they start no automations. Applies to the next full sync.</source>
        <translation>Comptées pour les segments et le chiffre d’affaires, sans automatisation. S’applique à la prochaine synchronisation complète.</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>Commandes antérieures depuis le</translation>
    </message>
    <message>
        <source>The day of the oldest order that is sent.</source>
        <translation>Le jour de la plus ancienne commande envoyée.</translation>
    </message>
    <message>
        <source>Sync again every</source>
        <translation>Intervalle de synchronisation</translation>
    </message>
    <message>
        <source>The store is asked for what changed, and only that is sent. Sync now compares everything at once.</source>
        <translation>La boutique indique ce qui a changé, et seul cela est envoyé. «&#xa0;Synchroniser maintenant&#xa0;» compare tout aussitôt.</translation>
    </message>
    <message>
        <source>Keep the delivery log for</source>
        <translation>Garder le journal des envois pendant</translation>
    </message>
    <message>
        <source>Older entries are removed. Failures stay until you settle them.</source>
        <translation>Les entrées plus anciennes sont supprimées. Les échecs restent jusqu’à ce que vous les régliez.</translation>
    </message>
    <message>
        <source>Products, customers and orders of the shop. Off: only people and what they do on the site.</source>
        <translation>Produits, clients et commandes de la boutique. Désactivé&#xa0;: seulement les personnes et ce qu’elles font sur le site.</translation>
    </message>
    <message>
        <source>Who delivers live changes</source>
        <translation>Qui transmet les modifications en direct</translation>
    </message>
    <message>
        <source>Storewire sends the fields you saw, tries for days, and works while it runs. The store itself sends by its own webhooks, also while this computer is off; WooCommerce does not try again, and sends whole records with IP addresses and notes. Never both.</source>
        <translation>Storewire envoie les champs que vous avez vus, réessaie pendant des jours et agit tant qu’il fonctionne. La boutique elle-même envoie par ses webhooks, même quand cet ordinateur est éteint&#xa0;; WooCommerce ne réessaie pas et envoie des fiches entières, avec adresses IP et notes. Jamais les deux.</translation>
    </message>
    <message>
        <source>API host</source>
        <translation>Hôte de l’API</translation>
    </message>
    <message>
        <source>Dashboard host</source>
        <translation>Hôte du tableau de bord</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>The colours of this window.</source>
        <translation>Les couleurs de cette fenêtre.</translation>
    </message>
    <message>
        <source>Applies when Storewire is started the next time.</source>
        <translation>S’applique au prochain démarrage de Storewire.</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Syncing goes on when the window is closed; an icon in the tray shows it.</source>
        <translation>La synchronisation continue une fois la fenêtre fermée&#xa0;; une icône de notification l’indique.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Only for what needs you.</source>
        <translation>Seulement pour ce qui demande votre attention.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>The way to stores and platforms. Applies at once, and to sign-in pages.</source>
        <translation>Le chemin vers les boutiques et les plateformes. S’applique aussitôt, pages de connexion comprises.</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse du proxy</translation>
    </message>
    <message>
        <source>Host and port, without user name and password.</source>
        <translation>Hôte et port, sans identifiant ni mot de passe.</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <source>1 store</source>
        <translation>1 boutique</translation>
    </message>
    <message>
        <source>{count} stores</source>
        <translation>{count} boutiques</translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation>1 à traiter</translation>
    </message>
    <message>
        <source>{count} need you</source>
        <translation>{count} à traiter</translation>
    </message>
    <message>
        <source>nothing needs you</source>
        <translation>rien à traiter</translation>
    </message>
    <message>
        <source>1 delivery waits</source>
        <translation>1 envoi en attente</translation>
    </message>
    <message>
        <source>{count} deliveries wait</source>
        <translation>{count} envois en attente</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>De quoi il s’agit</translation>
    </message>
    <message>
        <source>This computer and the program</source>
        <translation>Cet ordinateur et le programme</translation>
    </message>
    <message>
        <source>The window and the screen</source>
        <translation>La fenêtre et l’écran</translation>
    </message>
    <message>
        <source>The database: sizes and health</source>
        <translation>La base de données&#xa0;: taille et santé</translation>
    </message>
    <message>
        <source>The engine</source>
        <translation>Le moteur</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Connected stores</source>
        <translation>Boutiques connectées</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>The last sync</source>
        <translation>La dernière synchronisation</translation>
    </message>
    <message>
        <source>How many deliveries there are</source>
        <translation>Le nombre d’envois</translation>
    </message>
    <message>
        <source>How the store is watched</source>
        <translation>Comment la boutique est suivie</translation>
    </message>
    <message>
        <source>The companion plugin</source>
        <translation>L’extension compagnon</translation>
    </message>
    <message>
        <source>Failures by cause</source>
        <translation>Échecs par cause</translation>
    </message>
    <message>
        <source>The newest deliveries and their tries</source>
        <translation>Les derniers envois et leurs essais</translation>
    </message>
    <message>
        <source>The end of the log</source>
        <translation>La fin du journal</translation>
    </message>
    <message>
        <source>{what} of store {number}</source>
        <translation>{what}, boutique {number}</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} octets</translation>
    </message>
    <message>
        <source>{count} kB</source>
        <translation>{count}&#xa0;ko</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Information and worse</source>
        <translation>À partir d’information</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>À partir d’avertissement</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>First sync</source>
        <translation>Première synchronisation</translation>
    </message>
    <message>
        <source>Everything again</source>
        <translation>Tout à nouveau</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Synchronisation</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>encore {time} environ</translation>
    </message>
    <message>
        <source>Sequenzy allows 100 requests a minute</source>
        <translation>Sequenzy autorise 100 requêtes par minute</translation>
    </message>
    <message>
        <source>Segmentflow sets the pace</source>
        <translation>Segmentflow fixe le rythme</translation>
    </message>
    <message>
        <source>the platform sets the pace</source>
        <translation>la plateforme fixe le rythme</translation>
    </message>
    <message>
        <source>the store sets the pace</source>
        <translation>la boutique fixe le rythme</translation>
    </message>
    <message>
        <source>looking through the orders for what each customer bought</source>
        <translation>recherche dans les commandes des achats de chaque client</translation>
    </message>
    <message>
        <source>reading the store</source>
        <translation>lecture de la boutique</translation>
    </message>
    <message>
        <source>everything is read, the rest is being sent</source>
        <translation>tout est lu, le reste est en cours d’envoi</translation>
    </message>
    <message>
        <source>paused; nothing is lost, and it goes on where it stopped</source>
        <translation>en pause&#xa0;; rien n’est perdu, et elle reprendra où elle s’est arrêtée</translation>
    </message>
    <message>
        <source>stopped; what was sent stays, and it can go on later</source>
        <translation>arrêtée&#xa0;; ce qui a été envoyé reste, et elle peut reprendre plus tard</translation>
    </message>
    <message>
        <source>up to date, finished {time}</source>
        <translation>à jour, terminée {time}</translation>
    </message>
    <message>
        <source>nothing was sent yet</source>
        <translation>rien n’a encore été envoyé</translation>
    </message>
    <message>
        <source>waiting until the connection works again; nothing is lost</source>
        <translation>en attente de la connexion&#xa0;; rien n’est perdu</translation>
    </message>
    <message>
        <source>It takes about as long as the first sync.</source>
        <translation>Cela prend à peu près autant de temps que la première synchronisation.</translation>
    </message>
    <message>
        <source>{count} records are sent again, which takes about {time}.</source>
        <translation>{count} fiches sont renvoyées, ce qui prend environ {time}.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{done} so far</source>
        <translation>{done} à ce stade</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>fini à {time}</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>{count} par seconde</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>{count} à envoyer</translation>
    </message>
    <message>
        <source>with orders</source>
        <translation>via commandes</translation>
    </message>
    <message>
        <source>The store answers</source>
        <translation>La boutique répond</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>en {seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>The store answers slowly</source>
        <translation>La boutique répond lentement</translation>
    </message>
    <message>
        <source>Syncing works, but takes longer. Ask your host why the site is slow.</source>
        <translation>La synchronisation fonctionne, mais prend plus de temps. Demandez à votre hébergeur pourquoi le site est lent.</translation>
    </message>
    <message>
        <source>The store does not answer</source>
        <translation>La boutique ne répond pas</translation>
    </message>
    <message>
        <source>Open it in your browser. If it does not open there either, ask your host.</source>
        <translation>Ouvrez-la dans votre navigateur. Si elle ne s’y ouvre pas non plus, adressez-vous à votre hébergeur.</translation>
    </message>
    <message>
        <source>It runs WordPress</source>
        <translation>Le site fonctionne avec WordPress</translation>
    </message>
    <message>
        <source>This WordPress is old</source>
        <translation>Ce WordPress est ancien</translation>
    </message>
    <message>
        <source>Storewire works with 5.6 and later. Update WordPress when you can.</source>
        <translation>Storewire fonctionne à partir de la version 5.6. Mettez WordPress à jour dès que possible.</translation>
    </message>
    <message>
        <source>It does not look like WordPress</source>
        <translation>Cela ne ressemble pas à WordPress</translation>
    </message>
    <message>
        <source>If the shop lies in a folder, type that too, such as example.com/shop.</source>
        <translation>Si la boutique se trouve dans un dossier, saisissez-le aussi, comme example.com/shop.</translation>
    </message>
    <message>
        <source>WooCommerce is active</source>
        <translation>WooCommerce est actif</translation>
    </message>
    <message>
        <source>WooCommerce was not found</source>
        <translation>WooCommerce est introuvable</translation>
    </message>
    <message>
        <source>Segmentflow takes the site&apos;s users and comments. For a shop, activate or update WooCommerce in wp-admin under Plugins; Sequenzy needs it.</source>
        <translation>Segmentflow reçoit les utilisateurs et les commentaires du site. Pour une boutique, activez ou mettez à jour WooCommerce dans wp-admin sous Extensions&#xa0;; Sequenzy en a besoin.</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and activate or update WooCommerce.</source>
        <translation>Dans wp-admin, ouvrez Extensions et activez ou mettez à jour WooCommerce.</translation>
    </message>
    <message>
        <source>Its interface for programs answers</source>
        <translation>Son interface de programmation répond</translation>
    </message>
    <message>
        <source>Its interface for programs answers now and then</source>
        <translation>Son interface de programmation répond par intermittence</translation>
    </message>
    <message>
        <source>Ask your host, or look in your security plugin, what holds requests back.</source>
        <translation>Demandez à votre hébergeur, ou cherchez dans votre extension de sécurité, ce qui retient les requêtes.</translation>
    </message>
    <message>
        <source>Its interface for programs does not answer</source>
        <translation>Son interface de programmation ne répond pas</translation>
    </message>
    <message>
        <source>Look in your security plugin for “REST API” and allow it for signed-in users.</source>
        <translation>Cherchez «&#xa0;API REST&#xa0;» dans votre extension de sécurité et autorisez-la pour les utilisateurs connectés.</translation>
    </message>
    <message>
        <source>No cache is in the way</source>
        <translation>Aucun cache ne gêne</translation>
    </message>
    <message>
        <source>A cache answers in the store&apos;s stead</source>
        <translation>Un cache répond à la place de la boutique</translation>
    </message>
    <message>
        <source>What is read may be old. Leave /wp-json out in your cache plugin or at your host.</source>
        <translation>Ce qui est lu peut être ancien. Excluez /wp-json dans votre extension de cache ou chez votre hébergeur.</translation>
    </message>
    <message>
        <source>A cache answers even signed-in requests</source>
        <translation>Un cache répond même aux requêtes authentifiées</translation>
    </message>
    <message>
        <source>What is read is old, and strangers may see it. Leave /wp-json out in your cache plugin or at your host.</source>
        <translation>Ce qui est lu est ancien, et des inconnus peuvent le voir. Excluez /wp-json dans votre extension de cache ou chez votre hébergeur.</translation>
    </message>
    <message>
        <source>The site has no shop that is left out</source>
        <translation>Le site n’a pas de boutique laissée de côté</translation>
    </message>
    <message>
        <source>The site has a shop now</source>
        <translation>Le site a maintenant une boutique</translation>
    </message>
    <message>
        <source>WooCommerce was activated</source>
        <translation>WooCommerce a été activé</translation>
    </message>
    <message>
        <source>Sync the shop too, and products, customers and orders are sent as well.</source>
        <translation>Synchronisez aussi la boutique pour que les produits, les clients et les commandes soient envoyés.</translation>
    </message>
    <message>
        <source>The site&apos;s shop cannot be read</source>
        <translation>La boutique du site ne peut pas être lue</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and update WooCommerce.</source>
        <translation>Dans wp-admin, ouvrez Extensions et mettez WooCommerce à jour.</translation>
    </message>
    <message>
        <source>No other plugin does the same work</source>
        <translation>Aucune autre extension ne fait le même travail</translation>
    </message>
    <message>
        <source>{plugins}&apos;s own plugin is active in the store</source>
        <translation>L’extension de {plugins} est active dans la boutique</translation>
    </message>
    <message>
        <source>Both would send everything twice. Replace it: deactivate it in wp-admin under Plugins. Or observe only: then Storewire shows what happens and sends nothing.</source>
        <translation>À deux, tout serait envoyé en double. Remplacez-la&#xa0;: désactivez-la dans wp-admin sous Extensions. Ou observez seulement&#xa0;: Storewire montre alors ce qui se passe sans rien envoyer.</translation>
    </message>
    <message>
        <source>Deactivate it in wp-admin under Plugins, or observe only.</source>
        <translation>Désactivez-la dans wp-admin sous Extensions, ou observez seulement.</translation>
    </message>
    <message>
        <source>The password reaches WordPress</source>
        <translation>Le mot de passe parvient à WordPress</translation>
    </message>
    <message>
        <source>The key travels in the address</source>
        <translation>La clé passe dans l’adresse</translation>
    </message>
    <message>
        <source>You chose this because the server cuts the Authorization header. Ask your host to pass it on, then reconnect with a password.</source>
        <translation>Vous l’avez choisi parce que le serveur supprime l’en-tête «&#xa0;Authorization&#xa0;». Demandez à votre hébergeur de le laisser passer, puis reconnectez avec un mot de passe.</translation>
    </message>
    <message>
        <source>The server removes the password</source>
        <translation>Le serveur retire le mot de passe</translation>
    </message>
    <message>
        <source>Ask your host to pass the “Authorization” header on to PHP.</source>
        <translation>Demandez à votre hébergeur de transmettre l’en-tête «&#xa0;Authorization&#xa0;» à PHP.</translation>
    </message>
    <message>
        <source>Webhooks are allowed</source>
        <translation>Les webhooks sont autorisés</translation>
    </message>
    <message>
        <source>Webhooks are not allowed</source>
        <translation>Les webhooks ne sont pas autorisés</translation>
    </message>
    <message>
        <source>The store cannot tell of changes at once; Storewire finds them when it reads. Reconnect as a shop manager to allow them.</source>
        <translation>La boutique ne peut pas signaler aussitôt ses modifications&#xa0;; Storewire les trouve à la lecture. Reconnectez en tant que gestionnaire de boutique pour les autoriser.</translation>
    </message>
    <message>
        <source>Reconnect as a shop manager to allow them.</source>
        <translation>Reconnectez en tant que gestionnaire de boutique pour les autoriser.</translation>
    </message>
    <message>
        <source>It is the store that was connected</source>
        <translation>C’est bien la boutique qui a été connectée</translation>
    </message>
    <message>
        <source>It may not be the store that was connected</source>
        <translation>Ce n’est peut-être pas la boutique qui a été connectée</translation>
    </message>
    <message>
        <source>Check the address; disconnect here if another store has taken its place.</source>
        <translation>Vérifiez l’adresse&#xa0;; déconnectez ici si une autre boutique a pris sa place.</translation>
    </message>
    <message>
        <source>It is not the store that was connected</source>
        <translation>Ce n’est pas la boutique qui a été connectée</translation>
    </message>
    <message>
        <source>No other computer is connected as the same user</source>
        <translation>Aucun autre ordinateur n’est connecté avec le même utilisateur</translation>
    </message>
    <message>
        <source>Nothing counts twice, but one of them suffices. Observe only here, or reconnect and take over.</source>
        <translation>Rien ne compte double, mais un seul suffit. Observez seulement ici, ou reconnectez et prenez le relais.</translation>
    </message>
    <message>
        <source>Observe only here, or reconnect and take over.</source>
        <translation>Observez seulement ici, ou reconnectez et prenez le relais.</translation>
    </message>
    <message>
        <source>Application passwords are available</source>
        <translation>Les mots de passe d’application sont disponibles</translation>
    </message>
    <message>
        <source>Application passwords may be switched off</source>
        <translation>Les mots de passe d’application sont peut-être désactivés</translation>
    </message>
    <message>
        <source>Allow them in your security plugin, or paste a WooCommerce key.</source>
        <translation>Autorisez-les dans votre extension de sécurité, ou collez une clé WooCommerce.</translation>
    </message>
    <message>
        <source>Application passwords are switched off</source>
        <translation>Les mots de passe d’application sont désactivés</translation>
    </message>
    <message>
        <source>Nobody can listen in</source>
        <translation>Personne ne peut intercepter les échanges</translation>
    </message>
    <message>
        <source>The store is not encrypted</source>
        <translation>La boutique n’est pas chiffrée</translation>
    </message>
    <message>
        <source>Others on the way could read what is sent. Ask your host for https.</source>
        <translation>D’autres pourraient lire ce qui est envoyé. Demandez https à votre hébergeur.</translation>
    </message>
    <message>
        <source>The store&apos;s clock is right</source>
        <translation>L’horloge de la boutique est à l’heure</translation>
    </message>
    <message>
        <source>The store&apos;s clock is {skew}</source>
        <translation>L’horloge de la boutique a {skew}</translation>
    </message>
    <message>
        <source>Events are dated by the store. Ask your host to correct the server&apos;s time.</source>
        <translation>Les événements sont datés par la boutique. Demandez à votre hébergeur de corriger l’heure du serveur.</translation>
    </message>
    <message>
        <source>Storewire is signed in</source>
        <translation>Storewire est authentifié</translation>
    </message>
    <message>
        <source>as {user}</source>
        <translation>en tant que {user}</translation>
    </message>
    <message>
        <source>It is not sure whether Storewire is signed in</source>
        <translation>Il n’est pas certain que Storewire soit authentifié</translation>
    </message>
    <message>
        <source>Check again in a few minutes.</source>
        <translation>Revérifiez dans quelques minutes.</translation>
    </message>
    <message>
        <source>The store no longer lets Storewire in</source>
        <translation>La boutique ne donne plus accès à Storewire</translation>
    </message>
    <message>
        <source>Press Reconnect and approve the access again.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;» et approuvez à nouveau l’accès.</translation>
    </message>
    <message>
        <source>Storewire may read products, customers and orders</source>
        <translation>Storewire peut lire les produits, les clients et les commandes</translation>
    </message>
    <message>
        <source>Storewire may not read everything</source>
        <translation>Storewire ne peut pas tout lire</translation>
    </message>
    <message>
        <source>Reconnect as a shop manager or an administrator.</source>
        <translation>Reconnectez en tant que gestionnaire de boutique ou administrateur.</translation>
    </message>
    <message>
        <source>Storewire may not read the shop</source>
        <translation>Storewire n’est pas autorisé à lire la boutique</translation>
    </message>
    <message>
        <source>Press Reconnect and sign in as a shop manager or an administrator.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;» et connectez-vous en tant que gestionnaire de boutique ou administrateur.</translation>
    </message>
    <message>
        <source>{platform} accepts deliveries</source>
        <translation>{platform} accepte les envois</translation>
    </message>
    <message>
        <source>{platform} cannot be reached</source>
        <translation>{platform} est injoignable</translation>
    </message>
    <message>
        <source>Deliveries wait here; nothing is lost. Storewire tries again by itself.</source>
        <translation>Les envois attendent ici&#xa0;; rien n’est perdu. Storewire réessaie automatiquement.</translation>
    </message>
    <message>
        <source>{platform} no longer accepts this connection</source>
        <translation>{platform} n’accepte plus cette connexion</translation>
    </message>
    <message>
        <source>Deliveries wait here; nothing is lost. Press Reconnect to approve it again.</source>
        <translation>Les envois attendent ici&#xa0;; rien n’est perdu. Cliquez sur «&#xa0;Reconnecter&#xa0;» pour l’approuver à nouveau.</translation>
    </message>
    <message>
        <source>The key allows all that is needed</source>
        <translation>La clé permet tout ce qu’il faut</translation>
    </message>
    <message>
        <source>The key may lack a permission</source>
        <translation>Il manque peut-être une autorisation à la clé</translation>
    </message>
    <message>
        <source>Look at the key&apos;s permissions in the dashboard.</source>
        <translation>Vérifiez les autorisations de la clé dans le tableau de bord.</translation>
    </message>
    <message>
        <source>The key lacks a permission</source>
        <translation>Il manque une autorisation à la clé</translation>
    </message>
    <message>
        <source>Give the key this permission in the dashboard; what needs it waits.</source>
        <translation>Donnez cette autorisation à la clé dans le tableau de bord&#xa0;; ce qui en dépend attend.</translation>
    </message>
    <message>
        <source>The store delivers live changes itself</source>
        <translation>La boutique transmet elle-même les modifications en direct</translation>
    </message>
    <message>
        <source>{active} of {wanted} webhooks are active</source>
        <translation>{active} webhooks actifs sur {wanted}</translation>
    </message>
    <message>
        <source>The store had switched webhooks off; they are on again</source>
        <translation>La boutique avait désactivé des webhooks&#xa0;; ils sont réactivés</translation>
    </message>
    <message>
        <source>{repaired} of {wanted} webhooks</source>
        <translation>{repaired} webhooks sur {wanted}</translation>
    </message>
    <message>
        <source>Products and customers of that time are read again. Events of orders since {time} may be missing: send them again if you like; what the store did deliver may then count twice.</source>
        <translation>Les produits et les clients de cette période sont relus. Des événements de commandes depuis {time} peuvent manquer&#xa0;: renvoyez-les si vous le souhaitez&#xa0;; ce que la boutique a tout de même transmis peut alors compter deux fois.</translation>
    </message>
    <message>
        <source>The store&apos;s webhooks could not be looked at</source>
        <translation>Les webhooks de la boutique n’ont pas pu être examinés</translation>
    </message>
    <message>
        <source>Check again when the store answers; Storewire looks every hour.</source>
        <translation>Revérifiez quand la boutique répond&#xa0;; Storewire regarde toutes les heures.</translation>
    </message>
    <message>
        <source>{platform} sees this connection</source>
        <translation>{platform} voit cette connexion</translation>
    </message>
    <message>
        <source>{platform} has not heard from Storewire lately</source>
        <translation>{platform} est sans nouvelles récentes de Storewire</translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection. Storewire tries again by itself.</source>
        <translation>Vérifiez la connexion internet de cet ordinateur. Storewire réessaie automatiquement.</translation>
    </message>
    <message>
        <source>{platform} does not see this connection</source>
        <translation>{platform} ne voit pas cette connexion</translation>
    </message>
    <message>
        <source>Press Reconnect to approve it again.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;» pour l’approuver à nouveau.</translation>
    </message>
    <message>
        <source>{time} ahead</source>
        <translation>{time} d’avance</translation>
    </message>
    <message>
        <source>{time} behind</source>
        <translation>{time} de retard</translation>
    </message>
    <message>
        <source>{free} of {per_minute} requests a minute free</source>
        <translation>{free} requêtes libres sur {per_minute} par minute</translation>
    </message>
    <message>
        <source>Not looked for yet</source>
        <translation>Pas encore recherchée</translation>
    </message>
    <message>
        <source>Storewire looks for it when the connection is at work.</source>
        <translation>Storewire la recherche quand la connexion est en service.</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Non installée</translation>
    </message>
    <message>
        <source>Without it Storewire sees no carts and no classic checkouts, and finds changes at the next look instead of at once. Everything else works.</source>
        <translation>Sans elle, Storewire ne voit ni les paniers ni les validations de commande classiques, et trouve les modifications au prochain passage au lieu d’aussitôt. Tout le reste fonctionne.</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En service</translation>
    </message>
    <message>
        <source>Carts, checkouts and changes are seen as they happen.</source>
        <translation>Les paniers, les validations de commande et les modifications sont vus en direct.</translation>
    </message>
    <message>
        <source>Standing still: this site is a copy</source>
        <translation>À l’arrêt&#xa0;: ce site est une copie</translation>
    </message>
    <message>
        <source>The plugin was set up at another address, so here it records and tracks nothing. That is right for a test site. If the shop has moved here for good, connect it again.</source>
        <translation>L’extension a été configurée à une autre adresse&#xa0;; ici, elle n’enregistre et ne suit donc rien. C’est correct pour un site de test. Si la boutique a définitivement déménagé ici, connectez-la à nouveau.</translation>
    </message>
    <message>
        <source>Not allowed to read it</source>
        <translation>Lecture non autorisée</translation>
    </message>
    <message>
        <source>The store&apos;s user may not manage the shop, or something in front of the store blocks the plugin. Connect again as an administrator or shop manager.</source>
        <translation>L’utilisateur n’est pas autorisé à gérer la boutique, ou quelque chose en amont bloque l’extension. Reconnectez en tant qu’administrateur ou gestionnaire de boutique.</translation>
    </message>
    <message>
        <source>Version {version} is installed; {ours} comes with this program. Install it over the old one.</source>
        <translation>La version {version} est installée&#xa0;; ce programme contient la {ours}. Installez-la par-dessus l’ancienne.</translation>
    </message>
    <message>
        <source>{version}, up to date</source>
        <translation>{version}, à jour</translation>
    </message>
    <message>
        <source>{version}; {ours} can be installed</source>
        <translation>{version}&#xa0;; {ours} peut être installée</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>version {version}</translation>
    </message>
    <message>
        <source>last event {time}</source>
        <translation>dernier événement&#xa0;: {time}</translation>
    </message>
    <message>
        <source>two paid orders or more</source>
        <translation>deux commandes payées ou plus</translation>
    </message>
    <message>
        <source>five paid orders or more</source>
        <translation>cinq commandes payées ou plus</translation>
    </message>
    <message>
        <source>exactly one paid order</source>
        <translation>exactement une commande payée</translation>
    </message>
    <message>
        <source>one paid order, within the last 30 days</source>
        <translation>une commande payée, dans les 30 derniers jours</translation>
    </message>
    <message>
        <source>two paid orders or more, none in the last 90 days</source>
        <translation>deux commandes payées ou plus, aucune dans les 90 derniers jours</translation>
    </message>
    <message>
        <source>a paid order within the last 30 days</source>
        <translation>une commande payée dans les 30 derniers jours</translation>
    </message>
    <message>
        <source>a checkout started within a day, and no paid order since a day</source>
        <translation>une validation de commande commencée depuis moins d’un jour, et aucune commande payée depuis un jour</translation>
    </message>
    <message>
        <source>paid within the last 30 days, nothing completed in that time</source>
        <translation>payé dans les 30 derniers jours, rien de terminé entre-temps</translation>
    </message>
    <message>
        <source>a completed order</source>
        <translation>une commande terminée</translation>
    </message>
    <message>
        <source>a cancelled order</source>
        <translation>une commande annulée</translation>
    </message>
    <message>
        <source>money given back</source>
        <translation>un remboursement</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non enregistrée</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>la boutique</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>une autre adresse</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>Le site</translation>
    </message>
    <message>
        <source>the platform</source>
        <translation>la plateforme</translation>
    </message>
    <message>
        <source>an old version</source>
        <translation>une ancienne version</translation>
    </message>
    <message>
        <source>something that Storewire needs</source>
        <translation>quelque chose dont Storewire a besoin</translation>
    </message>
    <message>
        <source>a file of another name</source>
        <translation>un fichier d’un autre nom</translation>
    </message>
    <message>
        <source>a few</source>
        <translation>quelques</translation>
    </message>
    <message>
        <source>The platform</source>
        <translation>la plateforme</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>un autre ordinateur</translation>
    </message>
    <message>
        <source>a check</source>
        <translation>une vérification</translation>
    </message>
    <message>
        <source>a check before it failed</source>
        <translation>une vérification précédente a échoué</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>cet utilisateur</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence} {next}</translation>
    </message>
    <message>
        <source>{clause}, {next}</source>
        <translation>{clause}, {next}</translation>
    </message>
    <message>
        <source>{item}, {next}</source>
        <translation>{item}, {next}</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}. {text}</translation>
    </message>
    <message>
        <source>Disconnected.</source>
        <translation>Déconnectée.</translation>
    </message>
    <message>
        <source>{who} could not be told yet. Storewire keeps what it needs for that in the keyring until {date} and tries again.</source>
        <translation>{who}&#xa0;: impossible à prévenir pour l’instant. Storewire garde le nécessaire dans le trousseau jusqu’au {date} et réessaie.</translation>
    </message>
    <message>
        <source>{platform} could not be told: end the connection there too.</source>
        <translation>Impossible de prévenir {platform}&#xa0;: mettez-y fin aussi à la connexion.</translation>
    </message>
    <message>
        <source>Delete Storewire&apos;s application password in the store under Users → Profile.</source>
        <translation>Supprimez le mot de passe d’application de Storewire dans la boutique, sous Comptes&#xa0;→ Profil.</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>La boutique</translation>
    </message>
    <message>
        <source>{platform} and the store</source>
        <translation>{platform} et la boutique</translation>
    </message>
    <message>
        <source>{who} could not be told yet; Storewire tries until {date}.</source>
        <translation>{who}&#xa0;: impossible à prévenir pour l’instant&#xa0;; Storewire essaie jusqu’au {date}.</translation>
    </message>
    <message>
        <source>{platform} deleted the person.</source>
        <translation>{platform} a supprimé la personne.</translation>
    </message>
    <message>
        <source>{platform} did not know the person.</source>
        <translation>{platform} ne connaissait pas la personne.</translation>
    </message>
    <message>
        <source>{platform} was told to delete the profile. Look the person up there to see whether anything remains.</source>
        <translation>{platform} a reçu l’ordre de supprimer le profil. Recherchez-y la personne pour voir s’il en reste quelque chose.</translation>
    </message>
    <message>
        <source>{platform} deletes people in its dashboard only: open it, look the address up under people, and delete the profile.</source>
        <translation>{platform} ne supprime les personnes que dans son tableau de bord&#xa0;: ouvrez-le, cherchez l’adresse parmi les personnes et supprimez le profil.</translation>
    </message>
    <message>
        <source>{platform} could not be reached. Erase the person again when it answers, or do it in its dashboard.</source>
        <translation>{platform} était injoignable. Effacez à nouveau la personne plus tard, ou faites-le dans le tableau de bord.</translation>
    </message>
    <message>
        <source>{platform} refused it. Reconnect and erase the person again, or do it in its dashboard.</source>
        <translation>{platform} a refusé. Reconnectez et effacez à nouveau la personne, ou faites-le dans le tableau de bord.</translation>
    </message>
    <message>
        <source>{count} deliveries were removed here.</source>
        <translation>{count} envois ont été supprimés ici.</translation>
    </message>
    <message>
        <source>1 delivery was removed here.</source>
        <translation>1 envoi a été supprimé ici.</translation>
    </message>
    <message>
        <source>Nothing of this person is sent again.</source>
        <translation>Plus rien n’est envoyé au sujet de cette personne.</translation>
    </message>
    <message>
        <source>The store delivers by itself here: delete the person in the store too, or it may tell of them again.</source>
        <translation>Ici, la boutique transmet elle-même&#xa0;: supprimez-y aussi la personne, sinon elle pourrait en reparler.</translation>
    </message>
    <message>
        <source>What the store itself has of the person is deleted in the store.</source>
        <translation>Ce que la boutique elle-même sait de la personne se supprime dans la boutique.</translation>
    </message>
    <message>
        <source>Guest buyers</source>
        <translation>Acheteurs invités</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Utilisateurs</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Commentaires</translation>
    </message>
    <message>
        <source>Product updated</source>
        <translation>Produit modifié</translation>
    </message>
    <message>
        <source>Product removed</source>
        <translation>Produit supprimé</translation>
    </message>
    <message>
        <source>Customer details</source>
        <translation>Fiche client</translation>
    </message>
    <message>
        <source>Customer removed</source>
        <translation>Client supprimé</translation>
    </message>
    <message>
        <source>Guest buyer details</source>
        <translation>Fiche acheteur invité</translation>
    </message>
    <message>
        <source>Customer created</source>
        <translation>Client créé</translation>
    </message>
    <message>
        <source>Customer updated</source>
        <translation>Client modifié</translation>
    </message>
    <message>
        <source>Order created</source>
        <translation>Commande créée</translation>
    </message>
    <message>
        <source>Order paid</source>
        <translation>Commande payée</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>Commande passée</translation>
    </message>
    <message>
        <source>Order on hold</source>
        <translation>Commande en attente</translation>
    </message>
    <message>
        <source>Order completed</source>
        <translation>Commande terminée</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Commande annulée</translation>
    </message>
    <message>
        <source>Order refunded</source>
        <translation>Commande remboursée</translation>
    </message>
    <message>
        <source>Order failed</source>
        <translation>Commande échouée</translation>
    </message>
    <message>
        <source>Order moved to the trash</source>
        <translation>Commande mise à la corbeille</translation>
    </message>
    <message>
        <source>Order restored</source>
        <translation>Commande restaurée</translation>
    </message>
    <message>
        <source>User details</source>
        <translation>Fiche utilisateur</translation>
    </message>
    <message>
        <source>User registered</source>
        <translation>Utilisateur inscrit</translation>
    </message>
    <message>
        <source>Comment posted</source>
        <translation>Commentaire publié</translation>
    </message>
    <message>
        <source>Form submitted</source>
        <translation>Formulaire rempli</translation>
    </message>
    <message>
        <source>Cart started</source>
        <translation>Panier commencé</translation>
    </message>
    <message>
        <source>Cart emptied</source>
        <translation>Panier vidé</translation>
    </message>
    <message>
        <source>Added to cart</source>
        <translation>Ajout au panier</translation>
    </message>
    <message>
        <source>Removed from cart</source>
        <translation>Retrait du panier</translation>
    </message>
    <message>
        <source>Checkout started</source>
        <translation>Validation commencée</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>envoi en cours</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>en traitement</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>transmis</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>abandonné</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>désabonné</translation>
    </message>
    <message>
        <source>Connected to {platform}</source>
        <translation>Connectée à {platform}</translation>
    </message>
    <message>
        <source>Syncing to {platform}</source>
        <translation>Synchronisation vers {platform}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Déconnectée</translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>à jour</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>synchronisation</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>à traiter</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>déconnectée</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>If the store asked you to let the platform in too, remove its key under WooCommerce → Settings → Advanced → REST API.</source>
        <translation>Si la boutique vous a demandé de donner aussi accès à la plateforme, retirez sa clé sous WooCommerce&#xa0;→ Réglages&#xa0;→ Avancé&#xa0;→ API REST.</translation>
    </message>
    <message>
        <source>The API key still exists at the platform: revoke it in the dashboard under API keys.</source>
        <translation>La clé d’API existe encore chez la plateforme&#xa0;: révoquez-la dans le tableau de bord, parmi les clés d’API.</translation>
    </message>
    <message>
        <source>Something of the connection remains at the platform; see its dashboard.</source>
        <translation>Il reste quelque chose de la connexion chez la plateforme&#xa0;; voyez son tableau de bord.</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} articles</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 article</translation>
    </message>
    <message>
        <source>This is not a website&apos;s address</source>
        <translation>Ce n’est pas l’adresse d’un site web</translation>
    </message>
    <message>
        <source>Storewire could not make an address of what was typed.</source>
        <translation>Storewire n’a pas pu former une adresse avec ce qui a été saisi.</translation>
    </message>
    <message>
        <source>Type the address as you see it in the browser, such as shop.example.com.</source>
        <translation>Saisissez l’adresse telle que vous la voyez dans le navigateur, comme shop.example.com.</translation>
    </message>
    <message>
        <source>There is no website at this address</source>
        <translation>Il n’y a pas de site web à cette adresse</translation>
    </message>
    <message>
        <source>The name {host} is not known on the internet.</source>
        <translation>Le nom {host} est inconnu sur internet.</translation>
    </message>
    <message>
        <source>Check the address for typing mistakes, and this computer&apos;s connection.</source>
        <translation>Vérifiez que l’adresse est saisie sans faute, ainsi que la connexion internet de cet ordinateur.</translation>
    </message>
    <message>
        <source>The website does not accept connections</source>
        <translation>Le site web n’accepte pas les connexions</translation>
    </message>
    <message>
        <source>{host} is there, but its server refused to talk.</source>
        <translation>{host} est là, mais son serveur a refusé de répondre.</translation>
    </message>
    <message>
        <source>Open the store in your browser. If it does not open there either, ask your host.</source>
        <translation>Ouvrez la boutique dans votre navigateur. Si elle ne s’y ouvre pas non plus, adressez-vous à votre hébergeur.</translation>
    </message>
    <message>
        <source>No answer came in time</source>
        <translation>Aucune réponse à temps</translation>
    </message>
    <message>
        <source>{host} took too long to answer. Nothing is lost.</source>
        <translation>{host} a mis trop de temps à répondre. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays so, ask the host why the site is slow.</source>
        <translation>Réessayez dans quelques minutes. Si cela persiste, demandez à l’hébergeur pourquoi le site est lent.</translation>
    </message>
    <message>
        <source>The website&apos;s certificate is not valid</source>
        <translation>Le certificat du site web n’est pas valide</translation>
    </message>
    <message>
        <source>Nobody can tell whether this really is {host}, so nothing was sent to it.</source>
        <translation>Impossible de savoir s’il s’agit vraiment de {host}&#xa0;; rien ne lui a donc été envoyé.</translation>
    </message>
    <message>
        <source>Ask your host to renew the certificate for https, then try again.</source>
        <translation>Demandez à votre hébergeur de renouveler le certificat https, puis réessayez.</translation>
    </message>
    <message>
        <source>The website does not answer over https</source>
        <translation>Le site web ne répond pas en https</translation>
    </message>
    <message>
        <source>{host} is there, but does not encrypt at this address. Nothing was sent to it.</source>
        <translation>{host} est là, mais ne chiffre pas à cette adresse. Rien ne lui a été envoyé.</translation>
    </message>
    <message>
        <source>Check the address; ask your host for https if the store has none.</source>
        <translation>Vérifiez l’adresse&#xa0;; demandez https à votre hébergeur si la boutique ne l’a pas.</translation>
    </message>
    <message>
        <source>This website does not look like WordPress</source>
        <translation>Ce site web ne ressemble pas à WordPress</translation>
    </message>
    <message>
        <source>{host} answers, but not as WordPress does.</source>
        <translation>{host} répond, mais pas comme le fait WordPress.</translation>
    </message>
    <message>
        <source>{name} runs WordPress, but WooCommerce is not active there. Sequenzy needs it.</source>
        <translation>{name} fonctionne avec WordPress, mais WooCommerce n’y est pas actif. Sequenzy en a besoin.</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and activate WooCommerce, then try again; or connect the site to Segmentflow, which takes its users and comments.</source>
        <translation>Dans wp-admin, ouvrez Extensions et activez WooCommerce, puis réessayez&#xa0;; ou connectez le site à Segmentflow, qui reçoit ses utilisateurs et ses commentaires.</translation>
    </message>
    <message>
        <source>This WooCommerce is too old</source>
        <translation>Ce WooCommerce est trop ancien</translation>
    </message>
    <message>
        <source>The store runs {version}; Storewire reads WooCommerce 5.0 and later.</source>
        <translation>La boutique utilise {version}&#xa0;; Storewire lit WooCommerce à partir de la version 5.0.</translation>
    </message>
    <message>
        <source>Update WooCommerce in wp-admin under Plugins. Make a backup first.</source>
        <translation>Mettez WooCommerce à jour dans wp-admin sous Extensions. Faites d’abord une sauvegarde.</translation>
    </message>
    <message>
        <source>The store&apos;s interface for programs is closed</source>
        <translation>L’interface de programmation de la boutique est fermée</translation>
    </message>
    <message>
        <source>A plugin or the host blocks WordPress&apos; REST API at {host}.</source>
        <translation>Une extension ou l’hébergeur bloque l’API REST de WordPress chez {host}.</translation>
    </message>
    <message>
        <source>A firewall is in the way</source>
        <translation>Un pare-feu fait obstacle</translation>
    </message>
    <message>
        <source>{host} has a firewall that took Storewire for a robot. Nothing is lost.</source>
        <translation>{host} a un pare-feu qui a pris Storewire pour un robot. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Ask your host, or look in your security plugin, to allow Storewire&apos;s requests.</source>
        <translation>Demandez à votre hébergeur d’autoriser les requêtes de Storewire, ou faites-le dans votre extension de sécurité.</translation>
    </message>
    <message>
        <source>The store is in maintenance mode</source>
        <translation>La boutique est en maintenance</translation>
    </message>
    <message>
        <source>{host} is being updated. Nothing is lost; Storewire goes on afterwards.</source>
        <translation>{host} est en cours de mise à jour. Rien n’est perdu&#xa0;; Storewire continue ensuite.</translation>
    </message>
    <message>
        <source>Wait until the update is done. An update usually takes a few minutes.</source>
        <translation>Attendez la fin de la mise à jour. Elle prend d’habitude quelques minutes.</translation>
    </message>
    <message>
        <source>The website has an error of its own</source>
        <translation>Le site web rencontre une erreur</translation>
    </message>
    <message>
        <source>{host} answers with a critical error. Nothing is lost.</source>
        <translation>{host} répond par une erreur critique. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Open the store in your browser. If it fails there too, ask your host or developer.</source>
        <translation>Ouvrez la boutique dans votre navigateur. Si elle y échoue aussi, adressez-vous à votre hébergeur ou développeur.</translation>
    </message>
    <message>
        <source>The website sends visitors elsewhere</source>
        <translation>Le site web envoie ses visiteurs ailleurs</translation>
    </message>
    <message>
        <source>{host} leads to {to}.</source>
        <translation>{host} mène à {to}.</translation>
    </message>
    <message>
        <source>If that is your store, type its address instead.</source>
        <translation>Si c’est votre boutique, saisissez plutôt cette adresse.</translation>
    </message>
    <message>
        <source>The website asks for a password of its own</source>
        <translation>Le site web demande un mot de passe à part</translation>
    </message>
    <message>
        <source>{host} is behind a password of the server, as test sites often are.</source>
        <translation>{host} est protégé par un mot de passe du serveur, comme souvent les sites de test.</translation>
    </message>
    <message>
        <source>Ask your host to take that password away, at least from /wp-json.</source>
        <translation>Demandez à votre hébergeur de retirer ce mot de passe, au moins pour /wp-json.</translation>
    </message>
    <message>
        <source>The dashboard asks for a password of its own</source>
        <translation>L’administration demande un mot de passe à part</translation>
    </message>
    <message>
        <source>The server of {host} guards wp-admin with a password, and WordPress then makes none for programs.</source>
        <translation>Le serveur de {host} protège wp-admin par un mot de passe&#xa0;; WordPress n’en crée alors pas pour les programmes.</translation>
    </message>
    <message>
        <source>Ask your host to take that password away for a while, or paste a WooCommerce key.</source>
        <translation>Demandez à votre hébergeur de retirer ce mot de passe un moment, ou collez une clé WooCommerce.</translation>
    </message>
    <message>
        <source>They let a program in without your own password. A plugin at {host} forbids them.</source>
        <translation>Ils donnent accès à un programme sans votre propre mot de passe. Une extension chez {host} les interdit.</translation>
    </message>
    <message>
        <source>Allow application passwords in your security plugin, or paste a WooCommerce key.</source>
        <translation>Autorisez les mots de passe d’application dans votre extension de sécurité, ou collez une clé WooCommerce.</translation>
    </message>
    <message>
        <source>Over plain http a password could be read by others, so WordPress does not allow it.</source>
        <translation>En simple http, un mot de passe pourrait être lu par d’autres&#xa0;; WordPress ne le permet donc pas.</translation>
    </message>
    <message>
        <source>Ask your host for https (a certificate is usually free), then try again.</source>
        <translation>Demandez https à votre hébergeur (un certificat est en général gratuit), puis réessayez.</translation>
    </message>
    <message>
        <source>Access was not approved</source>
        <translation>L’accès n’a pas été approuvé</translation>
    </message>
    <message>
        <source>The store was told not to let Storewire in. Nothing was changed.</source>
        <translation>La boutique a reçu l’instruction de ne pas donner accès à Storewire. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Sign in again and press “Yes, I approve of this connection”.</source>
        <translation>Connectez-vous à nouveau et cliquez sur «&#xa0;Oui, j’approuve cette connexion&#xa0;».</translation>
    </message>
    <message>
        <source>Storewire sends it, but the server at {host} drops it before WordPress sees it.</source>
        <translation>Storewire l’envoie, mais le serveur de {host} le retire avant que WordPress le voie.</translation>
    </message>
    <message>
        <source>Ask your host to pass the “Authorization” header on to PHP. Only if that is not possible, paste a WooCommerce key and let it travel in the address.</source>
        <translation>Demandez à votre hébergeur de transmettre l’en-tête «&#xa0;Authorization&#xa0;» à PHP. Seulement si c’est impossible, collez une clé WooCommerce et passez-la dans l’adresse.</translation>
    </message>
    <message>
        <source>The store does not accept this password</source>
        <translation>La boutique n’accepte pas ce mot de passe</translation>
    </message>
    <message>
        <source>It may have been revoked, or it is the password for signing in.</source>
        <translation>Il a peut-être été révoqué, ou c’est le mot de passe qui sert à se connecter.</translation>
    </message>
    <message>
        <source>Use an application password, from wp-admin under Users → Profile, or approve again.</source>
        <translation>Utilisez un mot de passe d’application, dans wp-admin sous Comptes&#xa0;→ Profil, ou approuvez à nouveau.</translation>
    </message>
    <message>
        <source>This account may not read the shop</source>
        <translation>Ce compte n’est pas autorisé à lire la boutique</translation>
    </message>
    <message>
        <source>Products, customers and orders are not open to it, or on a site without a shop users and comments.</source>
        <translation>Il n’a pas accès aux produits, aux clients et aux commandes, ou, sur un site sans boutique, aux utilisateurs et aux commentaires.</translation>
    </message>
    <message>
        <source>Sign in as a shop manager, or on a site without a shop as an administrator.</source>
        <translation>Connectez-vous en tant que gestionnaire de boutique, ou en tant qu’administrateur sur un site sans boutique.</translation>
    </message>
    <message>
        <source>This is another store</source>
        <translation>C’est une autre boutique</translation>
    </message>
    <message>
        <source>Its first products, customers and orders are not those of {name}. Nothing was changed.</source>
        <translation>Ses premiers produits, clients et commandes ne sont pas ceux de {name}. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Check the address. Connect this store as one of its own if it is a new one.</source>
        <translation>Vérifiez l’adresse. S’il s’agit d’une nouvelle boutique, connectez-la à part.</translation>
    </message>
    <message>
        <source>This looks like a copy of {name}</source>
        <translation>Cela ressemble à une copie de {name}</translation>
    </message>
    <message>
        <source>The same store answers at {home} too, as the original of a test site does.</source>
        <translation>La même boutique répond aussi à {home}, comme le fait l’original d’un site de test.</translation>
    </message>
    <message>
        <source>If this is a test site, leave it unconnected: its orders are not real ones.</source>
        <translation>S’il s’agit d’un site de test, ne le connectez pas&#xa0;: ses commandes ne sont pas réelles.</translation>
    </message>
    <message>
        <source>The store answers with a web page instead of data</source>
        <translation>La boutique répond par une page web au lieu de données</translation>
    </message>
    <message>
        <source>A plugin or the host changes the answers of {host}. Nothing is lost.</source>
        <translation>Une extension ou l’hébergeur modifie les réponses de {host}. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Switch off caching for /wp-json, or ask your host what changes the answers.</source>
        <translation>Désactivez le cache pour /wp-json, ou demandez à votre hébergeur ce qui modifie les réponses.</translation>
    </message>
    <message>
        <source>The store could not answer</source>
        <translation>La boutique n’a pas pu répondre</translation>
    </message>
    <message>
        <source>{host} answered with an error. Nothing is lost; Storewire tries again.</source>
        <translation>{host} a répondu par une erreur. Rien n’est perdu&#xa0;; Storewire réessaie.</translation>
    </message>
    <message>
        <source>If it stays so, show the details to your host or developer.</source>
        <translation>Si cela persiste, montrez les détails à votre hébergeur ou développeur.</translation>
    </message>
    <message>
        <source>Too many requests in a short time</source>
        <translation>Trop de requêtes en peu de temps</translation>
    </message>
    <message>
        <source>{host} asked Storewire to slow down. Nothing is lost.</source>
        <translation>{host} a demandé à Storewire de ralentir. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>Attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>The approval took too long</source>
        <translation>L’approbation a pris trop de temps</translation>
    </message>
    <message>
        <source>The page of {platform} is valid for a short time only. Nothing was connected.</source>
        <translation>La page de {platform} n’est valable que peu de temps. Rien n’a été connecté.</translation>
    </message>
    <message>
        <source>Start again; what you did in the store stays.</source>
        <translation>Recommencez&#xa0;; ce que vous avez fait dans la boutique est conservé.</translation>
    </message>
    <message>
        <source>The connection was not approved</source>
        <translation>La connexion n’a pas été approuvée</translation>
    </message>
    <message>
        <source>Someone pressed Deny at {platform}. Nothing was connected and nothing was sent.</source>
        <translation>Quelqu’un a refusé chez {platform}. Rien n’a été connecté et rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Start again, and approve with an account that owns or manages the company.</source>
        <translation>Recommencez et approuvez avec un compte propriétaire ou gestionnaire de l’entreprise.</translation>
    </message>
    <message>
        <source>This way of connecting is not offered</source>
        <translation>Cette façon de connecter n’est pas proposée</translation>
    </message>
    <message>
        <source>{platform} does not connect stores in this way.</source>
        <translation>{platform} ne connecte pas les boutiques de cette façon.</translation>
    </message>
    <message>
        <source>Start again and choose the other way.</source>
        <translation>Recommencez et choisissez l’autre façon.</translation>
    </message>
    <message>
        <source>No connection could be made. What is to be sent waits here; nothing is lost.</source>
        <translation>Aucune connexion n’a pu être établie. Ce qui doit être envoyé attend ici&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>{platform} does not answer</source>
        <translation>{platform} ne répond pas</translation>
    </message>
    <message>
        <source>Next try in {minutes} min. Deliveries wait on this computer; nothing is lost.</source>
        <translation>Prochain essai dans {minutes}&#xa0;min. Les envois attendent sur cet ordinateur&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Nothing has to be done: as soon as it answers, Storewire goes on by itself.</source>
        <translation>Il n’y a rien à faire&#xa0;: dès qu’une réponse arrive, Storewire continue tout seul.</translation>
    </message>
    <message>
        <source>{platform} refused the request</source>
        <translation>{platform} a refusé la demande</translation>
    </message>
    <message>
        <source>It understood what was asked, and said no. Nothing was changed there.</source>
        <translation>La demande a été comprise, et refusée. Rien n’y a été modifié.</translation>
    </message>
    <message>
        <source>Check that your account there may connect stores, then try again.</source>
        <translation>Vérifiez que votre compte y est autorisé à connecter des boutiques, puis réessayez.</translation>
    </message>
    <message>
        <source>{platform} has trouble of its own</source>
        <translation>{platform} rencontre un problème</translation>
    </message>
    <message>
        <source>It answered with an error. What is to be sent waits here; nothing is lost.</source>
        <translation>La réponse était une erreur. Ce qui doit être envoyé attend ici&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Réessayez dans quelques minutes.</translation>
    </message>
    <message>
        <source>It was ended there. Deliveries wait on this computer; nothing is lost.</source>
        <translation>Il y a été mis fin là-bas. Les envois attendent sur cet ordinateur&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Press Reconnect to approve it again, or Disconnect to end it here too.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;» pour l’approuver à nouveau, ou sur «&#xa0;Déconnecter&#xa0;» pour y mettre fin ici aussi.</translation>
    </message>
    <message>
        <source>This key is not accepted</source>
        <translation>Cette clé n’est pas acceptée</translation>
    </message>
    <message>
        <source>It may be incomplete, or it was revoked.</source>
        <translation>Elle est peut-être incomplète, ou a été révoquée.</translation>
    </message>
    <message>
        <source>Copy the key again from the dashboard, from its first to its last character.</source>
        <translation>Copiez à nouveau la clé depuis le tableau de bord, du premier au dernier caractère.</translation>
    </message>
    <message>
        <source>It does not allow {scope}. What needs it waits; nothing is lost.</source>
        <translation>Elle ne permet pas {scope}. Ce qui en dépend attend&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Give the key this permission in the dashboard, or make a new key that has it.</source>
        <translation>Donnez cette autorisation à la clé dans le tableau de bord, ou créez une nouvelle clé qui l’a.</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>Cette adresse ne peut pas être utilisée</translation>
    </message>
    <message>
        <source>A host must begin with https:// and have nothing after its name.</source>
        <translation>Un hôte doit commencer par https:// et n’avoir rien après son nom.</translation>
    </message>
    <message>
        <source>Type it such as https://api.example.com, or leave the field empty.</source>
        <translation>Saisissez-le comme https://api.example.com, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>{host} is not the platform</source>
        <translation>{host} n’est pas la plateforme</translation>
    </message>
    <message>
        <source>Something answers there, but not as the platform does. Nothing was sent to it.</source>
        <translation>Quelque chose y répond, mais pas comme le fait la plateforme. Rien n’y a été envoyé.</translation>
    </message>
    <message>
        <source>Check the address letter by letter, or leave the field empty.</source>
        <translation>Vérifiez l’adresse lettre par lettre, ou laissez le champ vide.</translation>
    </message>
    <message>
        <source>Deliveries wait for your word</source>
        <translation>Les envois attendent votre accord</translation>
    </message>
    <message>
        <source>They would go to {host} from now on. Nothing has been sent there; nothing is lost.</source>
        <translation>Ils iraient désormais à {host}. Rien n’y a été envoyé&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>In Settings, confirm the new host, or go back to the one before.</source>
        <translation>Dans les réglages, confirmez le nouvel hôte ou revenez au précédent.</translation>
    </message>
    <message>
        <source>{platform} does not know of the shop yet</source>
        <translation>{platform} ne connaît pas encore la boutique</translation>
    </message>
    <message>
        <source>The site was connected there without it. What is synced now goes on.</source>
        <translation>Le site y a été connecté sans elle. Ce qui est synchronisé aujourd’hui continue de l’être.</translation>
    </message>
    <message>
        <source>Press Reconnect and approve the store once more; then the shop is synced too.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;» et approuvez-la encore une fois&#xa0;; la boutique est alors synchronisée aussi.</translation>
    </message>
    <message>
        <source>The store does not let Storewire set up webhooks</source>
        <translation>La boutique ne laisse pas Storewire créer de webhooks</translation>
    </message>
    <message>
        <source>So Storewire delivers live changes itself, while it runs. Nothing is lost.</source>
        <translation>Storewire transmet donc lui-même les modifications en direct, tant qu’il fonctionne. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>To have the store deliver, reconnect as an administrator or a shop manager.</source>
        <translation>Pour que la boutique transmette, reconnectez en tant qu’administrateur ou gestionnaire de boutique.</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>Ce n’est pas une adresse e-mail</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing was sent.</source>
        <translation>Rien n’a été modifié et rien n’a été envoyé.</translation>
    </message>
    <message>
        <source>Type the whole address, such as name@example.com.</source>
        <translation>Saisissez l’adresse complète, comme name@example.com.</translation>
    </message>
    <message>
        <source>This store is connected already</source>
        <translation>Cette boutique est déjà connectée</translation>
    </message>
    <message>
        <source>Two connections to the same account would do the same work.</source>
        <translation>Deux connexions au même compte feraient le même travail.</translation>
    </message>
    <message>
        <source>Open it in the list of stores; Reconnect is there.</source>
        <translation>Ouvrez-la dans la liste des boutiques&#xa0;; «&#xa0;Reconnecter&#xa0;» s’y trouve.</translation>
    </message>
    <message>
        <source>This computer has no place for passwords</source>
        <translation>Cet ordinateur n’a pas d’endroit pour les mots de passe</translation>
    </message>
    <message>
        <source>Storewire keeps them in the system&apos;s keyring only, and found none that works.</source>
        <translation>Storewire ne les garde que dans le trousseau du système, et n’en a trouvé aucun qui fonctionne.</translation>
    </message>
    <message>
        <source>Set up a keyring, or keep the passwords in memory until Storewire ends.</source>
        <translation>Configurez un trousseau, ou gardez les mots de passe en mémoire jusqu’à la fermeture de Storewire.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked</source>
        <translation>Le trousseau du système est verrouillé</translation>
    </message>
    <message>
        <source>Storewire cannot read its passwords. Nothing is lost; deliveries wait.</source>
        <translation>Storewire ne peut pas lire ses mots de passe. Rien n’est perdu&#xa0;; les envois attendent.</translation>
    </message>
    <message>
        <source>Unlock the keyring, then try again.</source>
        <translation>Déverrouillez le trousseau, puis réessayez.</translation>
    </message>
    <message>
        <source>A password is missing</source>
        <translation>Il manque un mot de passe</translation>
    </message>
    <message>
        <source>The keyring has no entry for this connection any more. Deliveries wait here.</source>
        <translation>Le trousseau n’a plus d’entrée pour cette connexion. Les envois attendent ici.</translation>
    </message>
    <message>
        <source>Press Reconnect; history is not sent twice.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;»&#xa0;; l’historique n’est pas envoyé deux fois.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Le disque est plein</translation>
    </message>
    <message>
        <source>Storewire stopped before it could lose anything.</source>
        <translation>Storewire s’est arrêté avant de pouvoir perdre quoi que ce soit.</translation>
    </message>
    <message>
        <source>Free some space on the disk; Storewire then goes on.</source>
        <translation>Libérez de l’espace sur le disque&#xa0;; Storewire continue ensuite.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Impossible d’écrire dans le dossier de données</translation>
    </message>
    <message>
        <source>Storewire may read its files but not change them, so it stopped.</source>
        <translation>Storewire peut lire ses fichiers mais pas les modifier&#xa0;; il s’est donc arrêté.</translation>
    </message>
    <message>
        <source>Give your user the right to write in Storewire&apos;s data folder.</source>
        <translation>Donnez à votre utilisateur le droit d’écrire dans le dossier de données de Storewire.</translation>
    </message>
    <message>
        <source>Another program holds Storewire&apos;s data</source>
        <translation>Un autre programme bloque les données de Storewire</translation>
    </message>
    <message>
        <source>Nothing is lost; nothing is written meanwhile.</source>
        <translation>Rien n’est perdu&#xa0;; rien n’est écrit entre-temps.</translation>
    </message>
    <message>
        <source>Close backup or database programs that have the file open, then try again.</source>
        <translation>Fermez les programmes de sauvegarde ou de base de données qui ont ouvert le fichier, puis réessayez.</translation>
    </message>
    <message>
        <source>Storewire&apos;s data file is damaged</source>
        <translation>Le fichier de données de Storewire est endommagé</translation>
    </message>
    <message>
        <source>The file is kept. Your store and the platform are not affected.</source>
        <translation>Le fichier est conservé. Votre boutique et la plateforme ne sont pas touchées.</translation>
    </message>
    <message>
        <source>Restart Storewire: it takes over what can still be read.</source>
        <translation>Redémarrez Storewire&#xa0;: il récupère ce qui est encore lisible.</translation>
    </message>
    <message>
        <source>Storewire&apos;s data file was damaged and has been replaced</source>
        <translation>Le fichier de données de Storewire était endommagé et a été remplacé</translation>
    </message>
    <message>
        <source>What could be read of it was taken over. The damaged file is kept in the data folder as {file}.</source>
        <translation>Ce qui était lisible a été récupéré. Le fichier endommagé est conservé dans le dossier de données&#xa0;: {file}.</translation>
    </message>
    <message>
        <source>Sync each store once more: what is missing is sent again, and nothing is doubled. Connect again any store that is missing here.</source>
        <translation>Synchronisez chaque boutique encore une fois&#xa0;: ce qui manque est renvoyé, rien n’est doublé. Reconnectez toute boutique qui manque ici.</translation>
    </message>
    <message>
        <source>The data comes from a newer Storewire</source>
        <translation>Les données viennent d’un Storewire plus récent</translation>
    </message>
    <message>
        <source>This version does not know it, and does not touch it.</source>
        <translation>Cette version ne les connaît pas et n’y touche pas.</translation>
    </message>
    <message>
        <source>Install the newer version again.</source>
        <translation>Réinstallez la version plus récente.</translation>
    </message>
    <message>
        <source>Storewire runs already</source>
        <translation>Storewire fonctionne déjà</translation>
    </message>
    <message>
        <source>Another Storewire works with this data folder.</source>
        <translation>Un autre Storewire utilise ce dossier de données.</translation>
    </message>
    <message>
        <source>Use that one, or end it first.</source>
        <translation>Utilisez celui-là, ou quittez-le d’abord.</translation>
    </message>
    <message>
        <source>This is not a diagnostics bundle of Storewire</source>
        <translation>Ce n’est pas un fichier de diagnostic de Storewire</translation>
    </message>
    <message>
        <source>The file is something else, is damaged, or was changed after it was made.</source>
        <translation>Le fichier est d’une autre nature, est endommagé, ou a été modifié après sa création.</translation>
    </message>
    <message>
        <source>Ask for the file again, as Storewire saved it.</source>
        <translation>Redemandez le fichier, tel que Storewire l’a enregistré.</translation>
    </message>
    <message>
        <source>This bundle comes from a newer Storewire</source>
        <translation>Ce fichier de diagnostic vient d’un Storewire plus récent</translation>
    </message>
    <message>
        <source>It was made by version {version}, which this version does not know.</source>
        <translation>Il a été créé par la version {version}, que cette version ne connaît pas.</translation>
    </message>
    <message>
        <source>Install the newer version, then open the bundle again.</source>
        <translation>Installez la version plus récente, puis ouvrez à nouveau le fichier.</translation>
    </message>
    <message>
        <source>A diagnostics bundle can only be read</source>
        <translation>Un fichier de diagnostic peut seulement être lu</translation>
    </message>
    <message>
        <source>You see how things stood when the bundle was made. Nothing was changed.</source>
        <translation>Vous voyez la situation au moment de sa création. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Do this in the Storewire that the bundle comes from.</source>
        <translation>Faites-le dans le Storewire d’où vient le fichier.</translation>
    </message>
    <message>
        <source>This store moved to another computer</source>
        <translation>Cette boutique est passée à un autre ordinateur</translation>
    </message>
    <message>
        <source>It was saved to {file}. Nothing is read or sent from here; nothing is lost.</source>
        <translation>Elle a été enregistrée dans {file}. Rien n’est lu ni envoyé d’ici&#xa0;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Take the file to the other computer. If the move is off, go on from here.</source>
        <translation>Apportez le fichier à l’autre ordinateur. Si le déménagement est annulé, continuez d’ici.</translation>
    </message>
    <message>
        <source>This store came from {computer}: connect it again</source>
        <translation>Cette boutique vient de {computer}&#xa0;: reconnectez-la</translation>
    </message>
    <message>
        <source>Passwords do not travel. Everything else is here, and nothing is sent twice.</source>
        <translation>Les mots de passe ne voyagent pas. Tout le reste est ici, et rien n’est envoyé deux fois.</translation>
    </message>
    <message>
        <source>Press Reconnect, sign in to the store and to {platform}; the old one ends then.</source>
        <translation>Cliquez sur «&#xa0;Reconnecter&#xa0;», connectez-vous à la boutique et à {platform}&#xa0;; l’ancienne connexion prend alors fin.</translation>
    </message>
    <message>
        <source>Stores are connected on this computer</source>
        <translation>Des boutiques sont connectées sur cet ordinateur</translation>
    </message>
    <message>
        <source>What comes from another computer would take their place. Nothing was changed.</source>
        <translation>Ce qui vient d’un autre ordinateur prendrait leur place. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Disconnect them first, or connect the other computer&apos;s stores here one by one.</source>
        <translation>Déconnectez-les d’abord, ou connectez ici une par une les boutiques de l’autre ordinateur.</translation>
    </message>
    <message>
        <source>This file cannot be used</source>
        <translation>Ce fichier ne peut pas être utilisé</translation>
    </message>
    <message>
        <source>It was not made by Storewire for moving, or it is incomplete or was altered.</source>
        <translation>Il n’a pas été créé par Storewire pour un déménagement, est incomplet ou a été modifié.</translation>
    </message>
    <message>
        <source>Copy it once more, or save it again on the old computer. Nothing was changed.</source>
        <translation>Copiez-le encore une fois, ou enregistrez-le à nouveau sur l’ancien ordinateur. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>This file comes from a newer Storewire</source>
        <translation>Ce fichier vient d’un Storewire plus récent</translation>
    </message>
    <message>
        <source>The old computer has a version that this one does not know. Nothing was changed.</source>
        <translation>L’ancien ordinateur a une version que celui-ci ne connaît pas. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Install the newest Storewire here, then try again.</source>
        <translation>Installez ici la version la plus récente de Storewire, puis réessayez.</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>Le fichier n’a pas pu être écrit</translation>
    </message>
    <message>
        <source>Nothing was moved, and Storewire goes on here as before.</source>
        <translation>Rien n’a été déplacé, et Storewire continue ici comme avant.</translation>
    </message>
    <message>
        <source>Choose another place, such as your documents or a USB stick.</source>
        <translation>Choisissez un autre emplacement, comme vos documents ou une clé USB.</translation>
    </message>
    <message>
        <source>This is not the passphrase of the file</source>
        <translation>Ce n’est pas la phrase de passe du fichier</translation>
    </message>
    <message>
        <source>Nothing was changed. Capitals and spaces count.</source>
        <translation>Rien n’a été modifié. Les majuscules et les espaces comptent.</translation>
    </message>
    <message>
        <source>Type the passphrase that you chose on the old computer.</source>
        <translation>Saisissez la phrase de passe choisie sur l’ancien ordinateur.</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>La phrase de passe est trop courte</translation>
    </message>
    <message>
        <source>The file holds your customers&apos; orders, and only the passphrase guards it.</source>
        <translation>Le fichier contient les commandes de vos clients, et seule la phrase de passe le protège.</translation>
    </message>
    <message>
        <source>Choose at least 8 characters; four words that do not belong together are good.</source>
        <translation>Choisissez au moins 8 caractères&#xa0;; quatre mots sans rapport entre eux conviennent bien.</translation>
    </message>
    <message>
        <source>Storewire&apos;s engine does not answer</source>
        <translation>Le moteur de Storewire ne répond pas</translation>
    </message>
    <message>
        <source>It is the part that reads and sends. Nothing is lost.</source>
        <translation>C’est la partie qui lit et envoie. Rien n’est perdu.</translation>
    </message>
    <message>
        <source>Storewire starts it again by itself. If it stays so, restart the computer.</source>
        <translation>Storewire le redémarre automatiquement. Si cela persiste, redémarrez l’ordinateur.</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>Cela n’existe plus</translation>
    </message>
    <message>
        <source>It was removed meanwhile, or the engine was restarted.</source>
        <translation>La suppression a eu lieu entre-temps, ou le moteur a redémarré.</translation>
    </message>
    <message>
        <source>Go back and start again.</source>
        <translation>Revenez en arrière et recommencez.</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>Ce n’est pas possible maintenant</translation>
    </message>
    <message>
        <source>A step before it is missing, or something in it is not valid. Nothing was changed.</source>
        <translation>Une étape précédente manque, ou quelque chose n’est pas valide. Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Check what was entered, then try again.</source>
        <translation>Vérifiez ce qui a été saisi, puis réessayez.</translation>
    </message>
    <message>
        <source>Something went wrong in Storewire</source>
        <translation>Un problème est survenu dans Storewire</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. What waits is kept.</source>
        <translation>C’est une erreur du programme, pas la vôtre. Ce qui attend est conservé.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, show the details to support.</source>
        <translation>Réessayez. Si cela se reproduit, montrez les détails à l’assistance.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>No connection could be made</source>
        <translation>Aucune connexion n’a pu être établie</translation>
    </message>
    <message>
        <source>This computer was offline, or {platform} could not be reached.</source>
        <translation>Cet ordinateur était hors ligne, ou {platform} était injoignable.</translation>
    </message>
    <message>
        <source>Check the connection, then retry.</source>
        <translation>Vérifiez la connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>{platform} took too long. It may have kept the delivery; retrying does not double it.</source>
        <translation>{platform} a mis trop de temps. L’envoi a peut-être été gardé&#xa0;; réessayer ne le double pas.</translation>
    </message>
    <message>
        <source>Retry.</source>
        <translation>Réessayez.</translation>
    </message>
    <message>
        <source>The connection was not safe</source>
        <translation>La connexion n’était pas sûre</translation>
    </message>
    <message>
        <source>The certificate was not valid, so nothing was sent.</source>
        <translation>Le certificat n’était pas valide&#xa0;; rien n’a donc été envoyé.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and network, then retry.</source>
        <translation>Vérifiez la date et le réseau de cet ordinateur, puis réessayez.</translation>
    </message>
    <message>
        <source>The answer was cut off</source>
        <translation>La réponse a été interrompue</translation>
    </message>
    <message>
        <source>The connection broke while {platform} answered; retrying does not double anything.</source>
        <translation>La connexion s’est rompue pendant la réponse de {platform}&#xa0;; réessayer ne double rien.</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Trop de requêtes</translation>
    </message>
    <message>
        <source>{platform} asked Storewire to slow down.</source>
        <translation>{platform} a demandé à Storewire de ralentir.</translation>
    </message>
    <message>
        <source>Retry; Storewire keeps to the allowed pace.</source>
        <translation>Réessayez&#xa0;; Storewire respecte le rythme autorisé.</translation>
    </message>
    <message>
        <source>{platform} had trouble of its own</source>
        <translation>{platform} a rencontré un problème</translation>
    </message>
    <message>
        <source>It answered with an error of its server.</source>
        <translation>La réponse était une erreur de son serveur.</translation>
    </message>
    <message>
        <source>Retry when it works again.</source>
        <translation>Réessayez quand tout fonctionne à nouveau.</translation>
    </message>
    <message>
        <source>{platform} was busy</source>
        <translation>Trop de charge chez {platform}</translation>
    </message>
    <message>
        <source>It asked for the same again later.</source>
        <translation>La même demande était attendue plus tard.</translation>
    </message>
    <message>
        <source>A web page came back where {platform} should have answered.</source>
        <translation>Une page web est revenue là où {platform} aurait dû répondre.</translation>
    </message>
    <message>
        <source>Ask whoever runs your network to allow Storewire, then retry.</source>
        <translation>Demandez au responsable de votre réseau d’autoriser Storewire, puis réessayez.</translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation>La réponse n’a pas pu être comprise</translation>
    </message>
    <message>
        <source>{platform} answered otherwise than it promises, so nothing is known for sure.</source>
        <translation>{platform} a répondu autrement que prévu&#xa0;; rien n’est donc certain.</translation>
    </message>
    <message>
        <source>Retry; nothing is doubled. If it stays so, show the details to support.</source>
        <translation>Réessayez&#xa0;; rien n’est doublé. Si cela persiste, montrez les détails à l’assistance.</translation>
    </message>
    <message>
        <source>The address leads elsewhere</source>
        <translation>L’adresse mène ailleurs</translation>
    </message>
    <message>
        <source>The API host sends requests to another address, and deliveries do not follow.</source>
        <translation>L’hôte de l’API renvoie les requêtes vers une autre adresse, et les envois ne suivent pas.</translation>
    </message>
    <message>
        <source>Correct the API host in Settings, then retry.</source>
        <translation>Corrigez l’hôte de l’API dans les réglages, puis réessayez.</translation>
    </message>
    <message>
        <source>{platform} did not accept the credential</source>
        <translation>{platform} n’a pas accepté la clé d’accès</translation>
    </message>
    <message>
        <source>The connection may have been ended there.</source>
        <translation>Il a peut-être été mis fin à la connexion là-bas.</translation>
    </message>
    <message>
        <source>Reconnect on the Connection tab, then retry.</source>
        <translation>Reconnectez dans l’onglet Connexion, puis réessayez.</translation>
    </message>
    <message>
        <source>A permission is missing</source>
        <translation>Il manque une autorisation</translation>
    </message>
    <message>
        <source>The key does not allow this kind of delivery.</source>
        <translation>La clé ne permet pas ce type d’envoi.</translation>
    </message>
    <message>
        <source>Give the key the permission at {platform}, then retry.</source>
        <translation>Donnez l’autorisation à la clé chez {platform}, puis réessayez.</translation>
    </message>
    <message>
        <source>The record is too large</source>
        <translation>La fiche est trop volumineuse</translation>
    </message>
    <message>
        <source>{platform} does not take so much at once, not even alone.</source>
        <translation>{platform} n’en accepte pas autant à la fois, même isolément.</translation>
    </message>
    <message>
        <source>Shorten the record in the store, then retry; or discard it.</source>
        <translation>Raccourcissez la fiche dans la boutique, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>Something in the record is not valid</source>
        <translation>Quelque chose dans la fiche n’est pas valide</translation>
    </message>
    <message>
        <source>{platform} refused these; its answer names the field.</source>
        <translation>{platform} a refusé ces envois&#xa0;; la réponse nomme le champ.</translation>
    </message>
    <message>
        <source>Correct the record in the store, then retry; or discard it.</source>
        <translation>Corrigez la fiche dans la boutique, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>The e-mail address is not valid</source>
        <translation>L’adresse e-mail n’est pas valide</translation>
    </message>
    <message>
        <source>{platform} refused these customers.</source>
        <translation>{platform} a refusé ces clients.</translation>
    </message>
    <message>
        <source>Correct the address in the store, then retry; or discard them.</source>
        <translation>Corrigez l’adresse dans la boutique, puis réessayez&#xa0;; ou abandonnez ces envois.</translation>
    </message>
    <message>
        <source>{platform} does not know it</source>
        <translation>Inconnu chez {platform}</translation>
    </message>
    <message>
        <source>What this belongs to is not there, or the API host is not the right one.</source>
        <translation>Ce à quoi l’envoi se rapporte n’y est pas, ou l’hôte de l’API n’est pas le bon.</translation>
    </message>
    <message>
        <source>Check the API host in Settings, then retry; or discard it.</source>
        <translation>Vérifiez l’hôte de l’API dans les réglages, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>It no longer exists at {platform}</source>
        <translation>N’existe plus chez {platform}</translation>
    </message>
    <message>
        <source>It was removed there, so there is nothing to change.</source>
        <translation>La fiche y a été supprimée&#xa0;; il n’y a donc rien à modifier.</translation>
    </message>
    <message>
        <source>Discard it; nothing more has to be done.</source>
        <translation>Abandonnez l’envoi&#xa0;; il n’y a rien d’autre à faire.</translation>
    </message>
    <message>
        <source>It contradicts what {platform} has</source>
        <translation>En contradiction avec ce que {platform} possède</translation>
    </message>
    <message>
        <source>The same number is taken there by something else.</source>
        <translation>Le même numéro y est pris par autre chose.</translation>
    </message>
    <message>
        <source>Look at the record in both places, then retry; or discard it.</source>
        <translation>Examinez la fiche aux deux endroits, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>Two people share one identity</source>
        <translation>Deux personnes partagent une identité</translation>
    </message>
    <message>
        <source>{platform} has this e-mail address or this account for another person.</source>
        <translation>{platform} attribue cette adresse e-mail ou ce compte à une autre personne.</translation>
    </message>
    <message>
        <source>Merge or correct the profiles there, then retry; or discard it.</source>
        <translation>Fusionnez ou corrigez-y les profils, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>The person is not known at {platform}</source>
        <translation>La personne est inconnue chez {platform}</translation>
    </message>
    <message>
        <source>The event arrived, but nobody is there to whom it belongs.</source>
        <translation>L’événement est arrivé, mais personne n’y correspond.</translation>
    </message>
    <message>
        <source>Sync customers once more, then retry; or discard it.</source>
        <translation>Synchronisez les clients encore une fois, puis réessayez&#xa0;; ou abandonnez l’envoi.</translation>
    </message>
    <message>
        <source>It happened too long ago</source>
        <translation>C’est trop ancien</translation>
    </message>
    <message>
        <source>{platform} takes no events older than five years. They still count in totals.</source>
        <translation>{platform} n’accepte pas d’événements de plus de cinq ans. Ils comptent toujours dans les totaux.</translation>
    </message>
    <message>
        <source>The import failed at {platform}</source>
        <translation>L’importation a échoué chez {platform}</translation>
    </message>
    <message>
        <source>The records were taken, but the import there did not end well.</source>
        <translation>Les fiches ont été reçues, mais leur importation ne s’est pas bien terminée.</translation>
    </message>
    <message>
        <source>Retry; nothing is doubled.</source>
        <translation>Réessayez&#xa0;; rien n’est doublé.</translation>
    </message>
    <message>
        <source>{platform} no longer knows the import</source>
        <translation>{platform} ne connaît plus l’importation</translation>
    </message>
    <message>
        <source>The records were taken, but what became of them cannot be asked any more.</source>
        <translation>Les fiches ont été reçues, mais on ne peut plus savoir ce qu’elles sont devenues.</translation>
    </message>
    <message>
        <source>The person does not want this</source>
        <translation>La personne ne le souhaite pas</translation>
    </message>
    <message>
        <source>{platform} kept nothing, because the person withdrew consent or unsubscribed.</source>
        <translation>{platform} n’a rien gardé, car la personne a retiré son consentement ou s’est désabonnée.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The store&apos;s record could not be read</source>
        <translation>La fiche de la boutique n’a pas pu être lue</translation>
    </message>
    <message>
        <source>Something in it is not as WooCommerce writes it; another plugin may have written it.</source>
        <translation>Quelque chose n’y est pas écrit comme le fait WooCommerce&#xa0;; une autre extension l’a peut-être écrit.</translation>
    </message>
    <message>
        <source>The rest of the sync went on. Correct the record in the store, then read it again.</source>
        <translation>Le reste de la synchronisation a continué. Corrigez la fiche dans la boutique, puis relisez-la.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Only observed</source>
        <translation>Seulement observé</translation>
    </message>
    <message>
        <source>This connection shows what happens and sends nothing to {platform}.</source>
        <translation>Cette connexion montre ce qui se passe et n’envoie rien à {platform}.</translation>
    </message>
    <message>
        <source>Nothing has to be done. Settings can switch delivering on from here.</source>
        <translation>Il n’y a rien à faire. Les réglages permettent de transmettre d’ici.</translation>
    </message>
    <message>
        <source>It was tried for three days</source>
        <translation>Essayé pendant trois jours</translation>
    </message>
    <message>
        <source>{platform} could not be reached, or had trouble, all that time.</source>
        <translation>Pendant tout ce temps, {platform} était injoignable ou en difficulté.</translation>
    </message>
    <message>
        <source>Storewire tries again by itself: after {first} at first, then more and more rarely, at least every {longest}. After {all} in which it ran and was online, it is listed as failed; nothing is lost then either.</source>
        <translation>Storewire réessaie automatiquement&#xa0;: d’abord après {first}, puis de plus en plus rarement, au maximum {longest} entre deux essais. Après {all} de fonctionnement en ligne, l’envoi est classé en échec&#xa0;; même alors, rien n’est perdu.</translation>
    </message>
    <message>
        <source>Skipped: {subject},</source>
        <translation>Non vérifié&#xa0;: {subject},</translation>
    </message>
    <message>
        <source>because {reason}</source>
        <translation>car {reason}</translation>
    </message>
    <message>
        <source>whether the store answers</source>
        <translation>la réponse de la boutique</translation>
    </message>
    <message>
        <source>the store cannot be reached</source>
        <translation>la boutique est injoignable</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>le chiffrement</translation>
    </message>
    <message>
        <source>the certificate is not valid</source>
        <translation>le certificat n’est pas valide</translation>
    </message>
    <message>
        <source>it does not look like WordPress</source>
        <translation>cela ne ressemble pas à WordPress</translation>
    </message>
    <message>
        <source>the interface for programs</source>
        <translation>l’interface de programmation</translation>
    </message>
    <message>
        <source>the interface for programs does not answer</source>
        <translation>l’interface de programmation ne répond pas</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>les caches</translation>
    </message>
    <message>
        <source>a cache answers</source>
        <translation>un cache répond</translation>
    </message>
    <message>
        <source>the store&apos;s clock</source>
        <translation>l’horloge de la boutique</translation>
    </message>
    <message>
        <source>the clock is wrong</source>
        <translation>l’horloge n’est pas à l’heure</translation>
    </message>
    <message>
        <source>whether there is a shop now</source>
        <translation>la présence d’une boutique</translation>
    </message>
    <message>
        <source>the shop cannot be read</source>
        <translation>la boutique ne peut pas être lue</translation>
    </message>
    <message>
        <source>application passwords</source>
        <translation>les mots de passe d’application</translation>
    </message>
    <message>
        <source>application passwords are not available</source>
        <translation>les mots de passe d’application ne sont pas disponibles</translation>
    </message>
    <message>
        <source>plugins that do the same work</source>
        <translation>les extensions qui font le même travail</translation>
    </message>
    <message>
        <source>another plugin does the same work</source>
        <translation>une autre extension fait le même travail</translation>
    </message>
    <message>
        <source>whether the password reaches WordPress</source>
        <translation>l’arrivée du mot de passe à WordPress</translation>
    </message>
    <message>
        <source>the server removes the password</source>
        <translation>le serveur retire le mot de passe</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>l’authentification</translation>
    </message>
    <message>
        <source>the store does not let Storewire in</source>
        <translation>la boutique ne donne pas accès à Storewire</translation>
    </message>
    <message>
        <source>what the account may read</source>
        <translation>ce que le compte peut lire</translation>
    </message>
    <message>
        <source>the account may not read the shop</source>
        <translation>le compte n’est pas autorisé à lire la boutique</translation>
    </message>
    <message>
        <source>webhooks</source>
        <translation>les webhooks</translation>
    </message>
    <message>
        <source>webhooks are not allowed</source>
        <translation>les webhooks ne sont pas autorisés</translation>
    </message>
    <message>
        <source>whether it is the same store</source>
        <translation>l’identité de la boutique</translation>
    </message>
    <message>
        <source>it is not the same store</source>
        <translation>ce n’est pas la même boutique</translation>
    </message>
    <message>
        <source>other computers</source>
        <translation>les autres ordinateurs</translation>
    </message>
    <message>
        <source>another computer delivers</source>
        <translation>un autre ordinateur transmet</translation>
    </message>
    <message>
        <source>whether the platform accepts deliveries</source>
        <translation>l’acceptation des envois par la plateforme</translation>
    </message>
    <message>
        <source>the platform no longer accepts this connection</source>
        <translation>la plateforme n’accepte plus cette connexion</translation>
    </message>
    <message>
        <source>whether the platform sees this connection</source>
        <translation>la visibilité de cette connexion pour la plateforme</translation>
    </message>
    <message>
        <source>the platform does not see this connection</source>
        <translation>la plateforme ne voit pas cette connexion</translation>
    </message>
    <message>
        <source>what the API key allows</source>
        <translation>ce que permet la clé d’API</translation>
    </message>
    <message>
        <source>the API key lacks a permission</source>
        <translation>il manque une autorisation à la clé d’API</translation>
    </message>
    <message>
        <source>the webhooks by which the store delivers</source>
        <translation>les webhooks par lesquels la boutique transmet</translation>
    </message>
    <message>
        <source>the store&apos;s webhooks do not work</source>
        <translation>les webhooks de la boutique ne fonctionnent pas</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 jour</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} jours</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} heures</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minute</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} minutes</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 seconde</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} secondes</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>il y a {time}</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>il y a {count}&#xa0;min</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>il y a {count}&#xa0;h</translation>
    </message>
    <message>
        <source>Changes in the store are seen within {time}.</source>
        <translation>Les modifications de la boutique sont vues sous {time}.</translation>
    </message>
    <message>
        <source>Changes in the store are seen within {time}, those of a customer&apos;s details within {later}.</source>
        <translation>Les modifications de la boutique sont vues sous {time}, celles d’une fiche client sous {later}.</translation>
    </message>
    <message>
        <source>What is new in the store is seen within {time}, every change within {later}.</source>
        <translation>Les nouveautés de la boutique sont vues sous {time}, toute modification sous {later}.</translation>
    </message>
    <message>
        <source>new within {time}</source>
        <translation>nouveautés sous {time}</translation>
    </message>
    <message>
        <source>changed within {time}</source>
        <translation>modifications sous {time}</translation>
    </message>
    <message>
        <source>deleted for good within {time}</source>
        <translation>suppressions définitives sous {time}</translation>
    </message>
    <message>
        <source>changed without a trace within {time}</source>
        <translation>modifications sans trace sous {time}</translation>
    </message>
    <message>
        <source>{kind}: {times}</source>
        <translation>{kind}&#xa0;: {times}</translation>
    </message>
    <message>
        <source>1 product is gone from the store</source>
        <translation>1 produit a disparu de la boutique</translation>
    </message>
    <message>
        <source>{count} products are gone from the store</source>
        <translation>{count} produits ont disparu de la boutique</translation>
    </message>
    <message>
        <source>1 customer is gone from the store</source>
        <translation>1 client a disparu de la boutique</translation>
    </message>
    <message>
        <source>{count} customers are gone from the store</source>
        <translation>{count} clients ont disparu de la boutique</translation>
    </message>
    <message>
        <source>1 order is gone from the store</source>
        <translation>1 commande a disparu de la boutique</translation>
    </message>
    <message>
        <source>{count} orders are gone from the store</source>
        <translation>{count} commandes ont disparu de la boutique</translation>
    </message>
    <message>
        <source>1 guest buyer is gone from the store</source>
        <translation>1 acheteur invité a disparu de la boutique</translation>
    </message>
    <message>
        <source>{count} guest buyers are gone from the store</source>
        <translation>{count} acheteurs invités ont disparu de la boutique</translation>
    </message>
    <message>
        <source>1 user is gone from the site</source>
        <translation>1 utilisateur a disparu du site</translation>
    </message>
    <message>
        <source>{count} users are gone from the site</source>
        <translation>{count} utilisateurs ont disparu du site</translation>
    </message>
    <message>
        <source>1 comment is gone from the site</source>
        <translation>1 commentaire a disparu du site</translation>
    </message>
    <message>
        <source>{count} comments are gone from the site</source>
        <translation>{count} commentaires ont disparu du site</translation>
    </message>
    <message>
        <source>So many at once can be a mistake, so nothing was deleted at {platform}. If they were deleted on purpose, they can be deleted there too.</source>
        <translation>Autant d’un coup peut être une erreur&#xa0;; rien n’a donc été supprimé chez {platform}. Si la suppression était voulue, elle peut y être faite aussi.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Réglage</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’il fait</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ce que c’est</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Ce que cela signifie</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <source>**{title}.** {text} *{remedy}*</source>
        <translation>**{title}.** {text} *{remedy}*</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>It is in line. After a fault, the next try stands beside it.</source>
        <translation>Il est dans la file. Après une erreur, l’heure du prochain essai est indiquée.</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>Il est en route.</translation>
    </message>
    <message>
        <source>The platform has it, and is still working on it.</source>
        <translation>La plateforme l’a reçu et le traite encore.</translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>Il est arrivé.</translation>
    </message>
    <message>
        <source>It will not be tried again by itself. See the Failures tab.</source>
        <translation>Il ne sera plus réessayé automatiquement. Voyez l’onglet Échecs.</translation>
    </message>
    <message>
        <source>The platform kept nothing: the person does not want it.</source>
        <translation>La plateforme n’a rien gardé&#xa0;: la personne ne le souhaite pas.</translation>
    </message>
    <message>
        <source>A newer state of the same record went in its place.</source>
        <translation>Un état plus récent de la même fiche est parti à sa place.</translation>
    </message>
    <message>
        <source>You gave it up, or this connection only observes.</source>
        <translation>Vous l’avez abandonné, ou cette connexion ne fait qu’observer.</translation>
    </message>
    <message>
        <source>{count} stores were saved to {file}.</source>
        <translation>{count} boutiques ont été enregistrées dans {file}.</translation>
    </message>
    <message>
        <source>1 store was saved to {file}.</source>
        <translation>1 boutique a été enregistrée dans {file}.</translation>
    </message>
    <message>
        <source>Nothing is read or sent from this computer any more.</source>
        <translation>Plus rien n’est lu ni envoyé depuis cet ordinateur.</translation>
    </message>
    <message>
        <source>On the other computer, install Storewire, choose “Move here from another computer…” in its menu, and connect each store again.</source>
        <translation>Sur l’autre ordinateur, installez Storewire, choisissez «&#xa0;Déménager ici depuis un autre ordinateur…&#xa0;» dans son menu et reconnectez chaque boutique.</translation>
    </message>
    <message>
        <source>{count} stores came from {computer}, as they were on {date}.</source>
        <translation>{count} boutiques viennent de {computer}, dans leur état du {date}.</translation>
    </message>
    <message>
        <source>1 store came from {computer}, as it was on {date}.</source>
        <translation>1 boutique vient de {computer}, dans son état du {date}.</translation>
    </message>
    <message>
        <source>Passwords do not travel: connect each store again. The old computer&apos;s password in the store ends then. Nothing is sent twice.</source>
        <translation>Les mots de passe ne voyagent pas&#xa0;: reconnectez chaque boutique. Le mot de passe de l’ancien ordinateur dans la boutique prend alors fin. Rien n’est envoyé deux fois.</translation>
    </message>
</context>
</TS>
