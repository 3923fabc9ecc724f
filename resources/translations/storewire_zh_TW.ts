<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_TW">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Storewire</source>
        <translation>關於 Storewire</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快速鍵</translation>
    </message>
</context>
<context>
    <name>ActivityCard</name>
    <message>
        <source>Last 24 hours</source>
        <translation>過去 24 小時</translation>
    </message>
</context>
<context>
    <name>AddressBar</name>
    <message>
        <source>Address</source>
        <translation>網址</translation>
    </message>
    <message>
        <source>Not secure: {0}</source>
        <translation>不安全：{0}</translation>
    </message>
</context>
<context>
    <name>AuthoriseStep</name>
    <message>
        <source>What this access means</source>
        <translation>這項存取權代表什麼</translation>
    </message>
    <message>
        <source>Storewire reads products, customers and orders. It changes nothing in the shop.</source>
        <translation>Storewire 會讀取商品、顧客與訂單，不會變更商店中的任何內容。</translation>
    </message>
    <message>
        <source>A shop manager&apos;s account suffices; it need not be an administrator.</source>
        <translation>商店經理的帳號就已足夠，不需要是網站管理員。</translation>
    </message>
    <message>
        <source>The access has a password of its own, which you can revoke in wp-admin under Users → Profile.</source>
        <translation>這項存取權有專屬的密碼，您可以在 wp-admin 的「使用者」→「個人資料」中撤銷。</translation>
    </message>
    <message>
        <source>Paste a password…</source>
        <translation>貼上密碼…</translation>
    </message>
    <message>
        <source>Sign in as somebody else</source>
        <translation>以其他身分登入</translation>
    </message>
    <message>
        <source>Let Storewire into {store}</source>
        <translation>允許 Storewire 存取 {store}</translation>
    </message>
    <message>
        <source>This is the demo: sign in as {user} with the password {password}.</source>
        <translation>這是示範：請以 {user} 登入，密碼是 {password}。</translation>
    </message>
    <message>
        <source>Opening the store&apos;s approval page…</source>
        <translation>正在開啟商店的核准頁面…</translation>
    </message>
    <message>
        <source>This store offers no approval page. A password or a WooCommerce key can be pasted.</source>
        <translation>這間商店未提供核准頁面，您可以改為貼上密碼或 WooCommerce 金鑰。</translation>
    </message>
    <message>
        <source>Approve in your browser. Storewire then goes on by itself.</source>
        <translation>請在瀏覽器中核准，Storewire 接著會自動繼續。</translation>
    </message>
    <message>
        <source>Approve in your browser. WordPress then shows a password: copy it, and paste it on the left.</source>
        <translation>請在瀏覽器中核准。WordPress 會顯示一組密碼：請複製並貼到左側。</translation>
    </message>
    <message>
        <source>Checking the access…</source>
        <translation>正在檢查存取權…</translation>
    </message>
    <message>
        <source>The store did not let Storewire in.</source>
        <translation>商店未允許 Storewire 存取。</translation>
    </message>
    <message>
        <source>The store lets Storewire in as {user}.</source>
        <translation>商店允許 Storewire 以 {user} 的身分存取。</translation>
    </message>
</context>
<context>
    <name>BrowserPane</name>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>Continue in my browser ↗</source>
        <translation>改用我的瀏覽器 ↗</translation>
    </message>
    <message>
        <source>Continue in my own browser</source>
        <translation>改用我自己的瀏覽器繼續</translation>
    </message>
    <message>
        <source>Web pages cannot be shown here. Press Continue in my browser.</source>
        <translation>這裡無法顯示網頁。請按「改用我的瀏覽器」。</translation>
    </message>
    <message>
        <source>{host} lets nobody sign in inside a program. Press Continue in my browser.</source>
        <translation>{host} 不允許在程式內登入。請按「改用我的瀏覽器」。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Menu</source>
        <translation>選單</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>選單 (F10)</translation>
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
        <translation>輔助外掛</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安裝…</translation>
    </message>
    <message>
        <source>Save the zip…</source>
        <translation>儲存 zip 檔…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再找一次</translation>
    </message>
    <message>
        <source>Look for the companion plugin again</source>
        <translation>再次尋找輔助外掛</translation>
    </message>
    <message>
        <source>Update…</source>
        <translation>更新…</translation>
    </message>
    <message>
        <source>Save the plugin</source>
        <translation>儲存外掛</translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation>Zip 檔案 (*.zip)</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>無法寫入檔案：{reason}</translation>
    </message>
    <message>
        <source>Saved {name}. In the store: Plugins → Add New → Upload Plugin.</source>
        <translation>已儲存 {name}。請在商店中前往「外掛」→「安裝外掛」→「上傳外掛」。</translation>
    </message>
</context>
<context>
    <name>CompanionDialog</name>
    <message>
        <source>Install the companion in {store}</source>
        <translation>在 {store} 安裝輔助外掛</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Only an administrator of the store can do this.</source>
        <translation>只有商店的網站管理員可以進行這項操作。</translation>
    </message>
    <message>
        <source>1. Sign in to WordPress here.</source>
        <translation>1. 在這裡登入 WordPress。</translation>
    </message>
    <message>
        <source>2. Press Choose File: the plugin is handed over by itself.</source>
        <translation>2. 按「選擇檔案」：外掛會自動交給商店。</translation>
    </message>
    <message>
        <source>3. Press Install Now. If an older one is there: Replace current with uploaded.</source>
        <translation>3. 按「立即安裝」。如果已有舊版：按「使用已上傳版本取代現有版本」。</translation>
    </message>
    <message>
        <source>4. Press Activate Plugin. This window closes then.</source>
        <translation>4. 按「啟用外掛」，接著這個視窗就會關閉。</translation>
    </message>
    <message>
        <source>The plugin shows nothing to shoppers, and deleting it leaves nothing behind.</source>
        <translation>這個外掛不會對購物者顯示任何內容，刪除後也不會留下任何東西。</translation>
    </message>
</context>
<context>
    <name>ConnectionActions</name>
    <message>
        <source>Open wp-admin ↗</source>
        <translation>開啟 wp-admin ↗</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>重新連線…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>中斷連線…</translation>
    </message>
    <message>
        <source>Send me a test…</source>
        <translation>傳送測試給我…</translation>
    </message>
    <message>
        <source>Erase a person…</source>
        <translation>清除個人資料…</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>開啟 {platform} ↗</translation>
    </message>
    <message>
        <source>Open {platform} in the browser</source>
        <translation>在瀏覽器中開啟 {platform}</translation>
    </message>
    <message>
        <source>Send a test to {platform}?</source>
        <translation>要傳送測試到 {platform} 嗎？</translation>
    </message>
    <message>
        <source>Your own e-mail address</source>
        <translation>您自己的電子郵件地址</translation>
    </message>
    <message>
        <source>Send the test</source>
        <translation>傳送測試</translation>
    </message>
    <message>
        <source>One event named Test, dated two hours back, so that it starts no automation. Your address is not subscribed by it. It appears in the log and at {platform}.</source>
        <translation>會傳送一個名為 Test 的事件，時間標示為兩小時前，因此不會觸發任何自動化流程，您的地址也不會因此被訂閱。這個事件會出現在記錄與 {platform} 中。</translation>
    </message>
    <message>
        <source>The test is on its way; it stands in the log.</source>
        <translation>測試正在傳送，可在記錄中查看。</translation>
    </message>
    <message>
        <source>Erase a person?</source>
        <translation>要清除個人資料嗎？</translation>
    </message>
    <message>
        <source>The person&apos;s e-mail address</source>
        <translation>這個人的電子郵件地址</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在這台電腦上</translation>
    </message>
    <message>
        <source>Everything of them leaves the outbox and the log, and nothing of them is sent again.</source>
        <translation>這個人的所有內容都會從待傳清單與記錄中移除，之後也不會再傳送。</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>在 {platform}</translation>
    </message>
    <message>
        <source>They are deleted as far as {platform} can be told; else you get the way to do it there.</source>
        <translation>只要 {platform} 支援，就會刪除這個人的資料；否則會告訴您如何在那裡自行刪除。</translation>
    </message>
    <message>
        <source>What the store itself has of them stays there. This cannot be undone.</source>
        <translation>商店本身擁有的資料會保留在商店中。這項操作無法復原。</translation>
    </message>
    <message>
        <source>Only an administrator can delete the plugin: in the store under Plugins.</source>
        <translation>只有網站管理員可以刪除這個外掛：請前往商店的「外掛」。</translation>
    </message>
</context>
<context>
    <name>ConnectionTab</name>
    <message>
        <source>Connection</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健康狀態</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新檢查</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>重新連線…</translation>
    </message>
    <message>
        <source>This connection only observes</source>
        <translation>這個連線僅觀察</translation>
    </message>
    <message>
        <source>The store is read and shown. Nothing is sent to {platform} from this computer.</source>
        <translation>商店會被讀取並顯示。這台電腦不會傳送任何內容到 {platform}。</translation>
    </message>
    <message>
        <source>Deliver from here…</source>
        <translation>改由這裡傳送…</translation>
    </message>
    <message>
        <source>The site has a shop now</source>
        <translation>這個網站現在有商店了</translation>
    </message>
    <message>
        <source>WooCommerce was activated. Its products, customers and orders are not sent yet.</source>
        <translation>WooCommerce 已啟用，其中的商品、顧客與訂單尚未傳送。</translation>
    </message>
    <message>
        <source>Sync the shop too</source>
        <translation>一併同步商店</translation>
    </message>
    <message>
        <source>Reconnect this store</source>
        <translation>重新連接這間商店</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>從這裡繼續</translation>
    </message>
    <message>
        <source>Read and deliver from this computer again</source>
        <translation>重新由這台電腦讀取並傳送</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>檢查中…</translation>
    </message>
    <message>
        <source>Open Plugins ↗</source>
        <translation>開啟「外掛」↗</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>Send that time again…</source>
        <translation>重新傳送這段期間…</translation>
    </message>
    <message>
        <source>How to fix</source>
        <translation>如何解決</translation>
    </message>
    <message>
        <source>It has moved…</source>
        <translation>已經搬移…</translation>
    </message>
    <message>
        <source>Has the store moved?</source>
        <translation>商店已經搬移了嗎？</translation>
    </message>
    <message>
        <source>It has moved</source>
        <translation>已經搬移</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>新網址</translation>
    </message>
    <message>
        <source>Storewire signs in there with the password it has, and makes sure that it is the same store. The connection goes on with its log; nothing is sent again.</source>
        <translation>Storewire 會用現有的密碼登入新網址，並確認是同一間商店。連線會連同記錄繼續使用，不會重複傳送任何內容。</translation>
    </message>
    <message>
        <source>Moved.</source>
        <translation>已搬移。</translation>
    </message>
    <message>
        <source>Send that time again?</source>
        <translation>要重新傳送這段期間的內容嗎？</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新傳送</translation>
    </message>
    <message>
        <source>Storewire reads what happened to orders while the store&apos;s webhooks were switched off, and sends it. Nothing of that time is lost then; what the store did deliver may count twice at {platform}.</source>
        <translation>Storewire 會讀取商店 Webhook 關閉期間的訂單事件並傳送。如此一來，這段期間不會遺失任何內容；但商店當時已傳送的內容，在 {platform} 可能會重複計算。</translation>
    </message>
    <message>
        <source>It is read again and sent.</source>
        <translation>會重新讀取並傳送。</translation>
    </message>
    <message>
        <source>Deliver from this computer?</source>
        <translation>要改由這台電腦傳送嗎？</translation>
    </message>
    <message>
        <source>Deliver from here</source>
        <translation>改由這裡傳送</translation>
    </message>
    <message>
        <source>What was only observed until now is sent. What another computer delivered meanwhile is not counted twice. See to it that a plugin of {platform} in the store is switched off.</source>
        <translation>至今僅觀察的內容將會傳送。期間由其他電腦傳送過的內容不會重複計算。請確認商店中 {platform} 的外掛已經停用。</translation>
    </message>
    <message>
        <source>It only observes now.</source>
        <translation>現在僅觀察。</translation>
    </message>
    <message>
        <source>It delivers from now on.</source>
        <translation>從現在起由這裡傳送。</translation>
    </message>
    <message>
        <source>The shop is synced too.</source>
        <translation>商店也會一併同步。</translation>
    </message>
    <message>
        <source>How to fix: {what}</source>
        <translation>如何解決：{what}</translation>
    </message>
</context>
<context>
    <name>DeliveryTable</name>
    <message>
        <source>When</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>資料</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>次數</translation>
    </message>
</context>
<context>
    <name>DeliveryView</name>
    <message>
        <source>Deliveries</source>
        <translation>傳送</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics for support</source>
        <translation>提供給支援人員的診斷資料</translation>
    </message>
    <message>
        <source>This is everything that the file will hold. No password is in it, and no customer can be recognised: the same person has the same made-up name everywhere. Nothing is sent; you decide who gets the file.</source>
        <translation>以下是檔案的全部內容。其中沒有任何密碼，也無法辨認任何顧客：同一個人在各處都使用同一個虛構名稱。程式不會傳送任何內容，由您決定要把檔案交給誰。</translation>
    </message>
    <message>
        <source>Gathering…</source>
        <translation>正在收集…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>儲存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>診斷檔中的檔案</translation>
    </message>
    <message>
        <source>What the file holds</source>
        <translation>檔案內容</translation>
    </message>
    <message>
        <source>{count} files, to be saved as one.</source>
        <translation>{count} 個檔案，將儲存為一個檔案。</translation>
    </message>
    <message>
        <source>Save the diagnostics</source>
        <translation>儲存診斷資料</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>無法寫入檔案，請選擇其他位置。</translation>
    </message>
    <message>
        <source>Saved. You can send the file to support.</source>
        <translation>已儲存。您可以將檔案傳給支援人員。</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>DisconnectDialog</name>
    <message>
        <source>Disconnect {store} from {platform}?</source>
        <translation>要中斷 {store} 與 {platform} 的連線嗎？</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>中斷連線</translation>
    </message>
    <message>
        <source>Syncing stops, and the passwords are removed from the keyring.</source>
        <translation>同步會停止，密碼會從鑰匙圈中移除。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在這台電腦上</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>在商店中</translation>
    </message>
    <message>
        <source>The application password of Storewire is deleted. Products, customers and orders stay as they are.</source>
        <translation>Storewire 的應用程式密碼會被刪除。商品、顧客與訂單都維持原狀。</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>在 {platform}</translation>
    </message>
    <message>
        <source>The connection is ended. What was sent stays there; delete it in the dashboard if it should go.</source>
        <translation>連線會結束。已傳送的內容會留在那裡；如需刪除，請到後台處理。</translation>
    </message>
    <message>
        <source>Remove the companion plugin from the store too</source>
        <translation>一併移除商店中的輔助外掛</translation>
    </message>
    <message>
        <source>The store can be connected again at any time; nothing is sent twice then.</source>
        <translation>您隨時可以再次連接這間商店，屆時不會重複傳送任何內容。</translation>
    </message>
</context>
<context>
    <name>FailuresTab</name>
    <message>
        <source>Nothing failed.</source>
        <translation>沒有失敗項目。</translation>
    </message>
    <message>
        <source>What could not be delivered, and why, would be listed here.</source>
        <translation>無法傳送的內容及原因會列在這裡。</translation>
    </message>
    <message>
        <source>Save a diagnostics file…</source>
        <translation>儲存診斷檔…</translation>
    </message>
    <message>
        <source>Need help?</source>
        <translation>需要協助？</translation>
    </message>
    <message>
        <source>It holds no passwords and no customers&apos; data.</source>
        <translation>其中不含密碼與顧客的資料。</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>全部重試</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>捨棄…</translation>
    </message>
    <message>
        <source>Discard: {cause}</source>
        <translation>捨棄：{cause}</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>重新連線…</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>開啟設定</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>開啟 {platform} ↗</translation>
    </message>
    <message>
        <source>wp-admin ↗</source>
        <translation>wp-admin ↗</translation>
    </message>
    <message>
        <source>Open {delivery} in wp-admin</source>
        <translation>在 wp-admin 中開啟 {delivery}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細資料</translation>
    </message>
    <message>
        <source>Details of {delivery}</source>
        <translation>{delivery} 的詳細資料</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Retry {delivery}</source>
        <translation>重試 {delivery}</translation>
    </message>
    <message>
        <source>1 delivery is tried again.</source>
        <translation>正在重試 1 筆傳送。</translation>
    </message>
    <message>
        <source>{count} deliveries are tried again.</source>
        <translation>正在重試 {count} 筆傳送。</translation>
    </message>
    <message>
        <source>Discard this delivery?</source>
        <translation>要捨棄這筆傳送嗎？</translation>
    </message>
    <message>
        <source>Discard {count} deliveries?</source>
        <translation>要捨棄 {count} 筆傳送嗎？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>捨棄</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在這台電腦上</translation>
    </message>
    <message>
        <source>They are given up and leave this list. The log keeps a line of each.</source>
        <translation>這些傳送會被放棄並從清單中移除，記錄中各會保留一行。</translation>
    </message>
    <message>
        <source>In the store</source>
        <translation>在商店中</translation>
    </message>
    <message>
        <source>Nothing changes.</source>
        <translation>沒有任何變更。</translation>
    </message>
    <message>
        <source>At {platform}</source>
        <translation>在 {platform}</translation>
    </message>
    <message>
        <source>Nothing arrives. A later change of the same record is sent as usual.</source>
        <translation>不會收到任何內容。同一筆資料之後若有變更，仍會照常傳送。</translation>
    </message>
    <message>
        <source>Why (for the log, optional)</source>
        <translation>原因 (寫入記錄，選填)</translation>
    </message>
    <message>
        <source>Why they are discarded</source>
        <translation>捨棄的原因</translation>
    </message>
    <message>
        <source>1 delivery was discarded.</source>
        <translation>已捨棄 1 筆傳送。</translation>
    </message>
    <message>
        <source>{count} deliveries were discarded.</source>
        <translation>已捨棄 {count} 筆傳送。</translation>
    </message>
</context>
<context>
    <name>FieldsDialog</name>
    <message>
        <source>What is sent</source>
        <translation>傳送的內容</translation>
    </message>
    <message>
        <source>Examples are from your store. Anything that is not listed stays there.</source>
        <translation>範例取自您的商店。未列出的內容都會留在商店中。</translation>
    </message>
    <message>
        <source>Fields that are sent, with examples</source>
        <translation>會傳送的欄位與範例</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>範例</translation>
    </message>
</context>
<context>
    <name>FindStep</name>
    <message>
        <source>Which store?</source>
        <translation>要連接哪間商店？</translation>
    </message>
    <message>
        <source>Your store&apos;s address</source>
        <translation>您的商店網址</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>尋找</translation>
    </message>
    <message>
        <source>Looking at the store…</source>
        <translation>正在查看商店…</translation>
    </message>
    <message>
        <source>Look there</source>
        <translation>改查那裡</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>This connection will only observe. The last step can change it.</source>
        <translation>這個連線將僅觀察，可在最後一個步驟變更。</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Starting Storewire&apos;s engine…</source>
        <translation>正在啟動 Storewire 引擎…</translation>
    </message>
</context>
<context>
    <name>FixDialog</name>
    <message>
        <source>A message for your host or developer</source>
        <translation>給主機商或開發人員的訊息</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>複製訊息</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
    <message>
        <source>Hello,

the program Storewire reads my site {home} over the WordPress REST API, and found this:

{found}.
{remedy}

Can you look into it?</source>
        <translation>您好：

Storewire 這個程式透過 WordPress REST API 讀取我的網站 {home}，並發現以下情況：

{found}。
{remedy}

請協助查看，謝謝。</translation>
    </message>
</context>
<context>
    <name>FormsTab</name>
    <message>
        <source>Your site&apos;s address</source>
        <translation>您的網站網址</translation>
    </message>
    <message>
        <source>The website in your dashboard must have exactly this address.</source>
        <translation>後台中的網站網址必須與這個網址完全相同。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>複製網址</translation>
    </message>
    <message>
        <source>Create website ↗</source>
        <translation>建立網站 ↗</translation>
    </message>
    <message>
        <source>Manage forms ↗</source>
        <translation>管理表單 ↗</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>第一次使用？</translation>
    </message>
    <message>
        <source>Create a website in the dashboard and paste the address above.</source>
        <translation>請在後台建立網站，並貼上上方的網址。</translation>
    </message>
    <message>
        <source>Already set up?</source>
        <translation>已經設定好了？</translation>
    </message>
    <message>
        <source>Make and publish pop-ups, inline forms and lead magnets.</source>
        <translation>製作並發布彈出視窗、內嵌表單與名單磁鐵。</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>運作方式</translation>
    </message>
    <message>
        <source>Create a website record</source>
        <translation>建立網站資料</translation>
    </message>
    <message>
        <source>with the address above</source>
        <translation>使用上方的網址</translation>
    </message>
    <message>
        <source>Make a form</source>
        <translation>製作表單</translation>
    </message>
    <message>
        <source>and assign it to the website</source>
        <translation>並指派給該網站</translation>
    </message>
    <message>
        <source>Publish it</source>
        <translation>發布</translation>
    </message>
    <message>
        <source>it appears on the site by itself</source>
        <translation>表單會自動出現在網站上</translation>
    </message>
    <message>
        <source>Collect leads</source>
        <translation>收集名單</translation>
    </message>
    <message>
        <source>they join a segment and can start e-mails</source>
        <translation>訪客會加入分群，並可觸發電子郵件</translation>
    </message>
    <message>
        <source>Testing a pop-up</source>
        <translation>測試彈出視窗</translation>
    </message>
    <message>
        <source>Copy the line for the console</source>
        <translation>複製要在主控台執行的指令</translation>
    </message>
    <message>
        <source>A pop-up that is shown once does not appear to you again. To see it once more, open the site, press F12, choose Console, and run this line:</source>
        <translation>只顯示一次的彈出視窗不會再次出現。如要再看一次，請開啟網站，按下 F12，選擇 Console (主控台)，然後執行這行指令：</translation>
    </message>
    <message>
        <source>Line for the browser&apos;s console</source>
        <translation>在瀏覽器主控台執行的指令</translation>
    </message>
    <message>
        <source>Sign-up forms and their pages live in its dashboard, with the code to put into your site. People who sign up there appear among your subscribers; nothing has to be set up here.</source>
        <translation>訂閱表單與相關頁面都在平台的後台，那裡也有可放入網站的程式碼。在那裡訂閱的人會出現在您的訂閱者中，這裡不需要任何設定。</translation>
    </message>
    <message>
        <source>Forms are made in {platform}</source>
        <translation>請在 {platform} 製作表單</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>開啟 {platform} ↗</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已複製</translation>
    </message>
</context>
<context>
    <name>HostsCard</name>
    <message>
        <source>The platform&apos;s own</source>
        <translation>平台預設值</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>測試</translation>
    </message>
    <message>
        <source>Test the {setting}</source>
        <translation>測試：{setting}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>儲存</translation>
    </message>
    <message>
        <source>Save the {setting}</source>
        <translation>儲存：{setting}</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>還原</translation>
    </message>
    <message>
        <source>Go back to the host before</source>
        <translation>還原為先前的主機</translation>
    </message>
    <message>
        <source>Deliver there</source>
        <translation>改傳到新主機</translation>
    </message>
    <message>
        <source>Deliver to the new host</source>
        <translation>將內容傳送到新主機</translation>
    </message>
    <message>
        <source>{platform} answers there.</source>
        <translation>{platform} 在那裡有回應。</translation>
    </message>
    <message>
        <source>Deliveries go there now.</source>
        <translation>現在起會傳送到那裡。</translation>
    </message>
</context>
<context>
    <name>HourChart</name>
    <message>
        <source>Last 24 hours: {what}</source>
        <translation>過去 24 小時：{what}</translation>
    </message>
</context>
<context>
    <name>InsightsCard</name>
    <message>
        <source>What the orders say</source>
        <translation>訂單透露的訊息</translation>
    </message>
    <message>
        <source>Ready-made segments, counted by this store&apos;s orders</source>
        <translation>現成的分群，依這間商店的訂單計算</translation>
    </message>
    <message>
        <source>Revenue by where buyers first came from</source>
        <translation>營收 (依買家首次來源)</translation>
    </message>
    <message>
        <source>· {count} orders</source>
        <translation>· {count} 筆訂單</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隱藏</translation>
    </message>
</context>
<context>
    <name>LinkBanner</name>
    <message>
        <source>Storewire&apos;s engine stopped. It is being started again; nothing is lost.</source>
        <translation>Storewire 引擎已停止，正在重新啟動；沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>What you see is how things stood a moment ago.</source>
        <translation>目前顯示的是稍早的狀態。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>This is a diagnostics bundle, made on {when}.</source>
        <translation>這是 {when} 製作的診斷檔。</translation>
    </message>
    <message>
        <source>You see what its owner saw then. Nothing can be changed, and nothing is asked of any store.</source>
        <translation>您看到的是檔案擁有者當時看到的內容。這裡無法變更任何內容，也不會向任何商店發出請求。</translation>
    </message>
</context>
<context>
    <name>LogCard</name>
    <message>
        <source>Deliveries</source>
        <translation>傳送</translation>
    </message>
    <message>
        <source>Everything about this person, newest first: what was sent, when, and why not.</source>
        <translation>這個人的所有傳送，由新到舊：傳送了什麼、何時傳送，以及未傳送的原因。</translation>
    </message>
    <message>
        <source>Search e-mail, order, product…</source>
        <translation>搜尋電子郵件、訂單、商品…</translation>
    </message>
    <message>
        <source>Search deliveries</source>
        <translation>搜尋傳送</translation>
    </message>
    <message>
        <source>Filter by time</source>
        <translation>依時間篩選</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>依狀態篩選</translation>
    </message>
    <message>
        <source>Filter by kind</source>
        <translation>依類型篩選</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>所有狀態</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有類型</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Export the log as a file</source>
        <translation>將記錄匯出為檔案</translation>
    </message>
    <message>
        <source>Show request and answer</source>
        <translation>顯示請求與回應</translation>
    </message>
    <message>
        <source>Open in wp-admin ↗</source>
        <translation>在 wp-admin 中開啟 ↗</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已複製。</translation>
    </message>
    <message>
        <source>Nothing matches. Change the search or the filters.</source>
        <translation>沒有符合的結果。請變更搜尋字詞或篩選條件。</translation>
    </message>
    <message>
        <source>No delivery yet. They appear here as soon as something is read from the store.</source>
        <translation>尚無傳送。從商店讀取到資料後，就會出現在這裡。</translation>
    </message>
    <message>
        <source>Choose a delivery to see its tries and answers.</source>
        <translation>請選擇一筆傳送，以查看嘗試過程與回應。</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>匯出記錄</translation>
    </message>
    <message>
        <source>{count} deliveries exported.</source>
        <translation>已匯出 {count} 筆傳送。</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>無法寫入檔案，請選擇其他位置。</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>Log of Storewire&apos;s engine</source>
        <translation>Storewire 引擎的記錄</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>記錄內容</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>層級</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>所有商店</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜尋</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜尋記錄</translation>
    </message>
    <message>
        <source>Follow new lines</source>
        <translation>跟隨最新內容</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the lines that are shown</source>
        <translation>複製目前顯示的內容</translation>
    </message>
    <message>
        <source>More is written of a store in debug mode: see its Settings tab.</source>
        <translation>商店開啟除錯模式後會寫入更多內容：請見該商店的「設定」分頁。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Connected. The first sync has begun.</source>
        <translation>已連線，首次同步已經開始。</translation>
    </message>
</context>
<context>
    <name>ManualWindow</name>
    <message>
        <source>Storewire&apos;s manual</source>
        <translation>Storewire 使用手冊</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>使用手冊頁面</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜尋使用手冊</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目錄</translation>
    </message>
    <message>
        <source>No page has all these words.</source>
        <translation>沒有包含所有這些字詞的頁面。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Connect a store…</source>
        <translation>連接商店…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Search deliveries</source>
        <translation>搜尋傳送</translation>
    </message>
    <message>
        <source>Check the connection</source>
        <translation>檢查連線</translation>
    </message>
    <message>
        <source>This store</source>
        <translation>這間商店</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>所有商店</translation>
    </message>
    <message>
        <source>Settings of Storewire…</source>
        <translation>Storewire 設定…</translation>
    </message>
    <message>
        <source>Move to another computer…</source>
        <translation>移轉到另一台電腦…</translation>
    </message>
    <message>
        <source>Move here from another computer…</source>
        <translation>從另一台電腦移轉到這裡…</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>記錄…</translation>
    </message>
    <message>
        <source>Diagnostics for support…</source>
        <translation>提供給支援人員的診斷資料…</translation>
    </message>
    <message>
        <source>Open a diagnostics bundle…</source>
        <translation>開啟診斷檔…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>About and shortcuts</source>
        <translation>關於與快速鍵</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>Pause or resume the sync</source>
        <translation>暫停或繼續同步</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>取消同步</translation>
    </message>
    <message>
        <source>Sync everything again…</source>
        <translation>全部重新同步…</translation>
    </message>
    <message>
        <source>Export the log…</source>
        <translation>匯出記錄…</translation>
    </message>
    <message>
        <source>Retry all failures</source>
        <translation>重試所有失敗項目</translation>
    </message>
    <message>
        <source>Open the store ↗</source>
        <translation>開啟商店 ↗</translation>
    </message>
    <message>
        <source>Open wp-admin ↗</source>
        <translation>開啟 wp-admin ↗</translation>
    </message>
    <message>
        <source>Open the platform ↗</source>
        <translation>開啟平台 ↗</translation>
    </message>
    <message>
        <source>Send me a test…</source>
        <translation>傳送測試給我…</translation>
    </message>
    <message>
        <source>Erase a person…</source>
        <translation>清除個人資料…</translation>
    </message>
    <message>
        <source>Reconnect…</source>
        <translation>重新連線…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>中斷連線…</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Close</source>
        <translation>關閉</translation>
    </message>
</context>
<context>
    <name>MoveInDialog</name>
    <message>
        <source>Move here from another computer</source>
        <translation>從另一台電腦移轉到這裡</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Choose the file that Storewire saved on the other computer, and type its passphrase.</source>
        <translation>請選擇 Storewire 在另一台電腦上儲存的檔案，並輸入其密語。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>選擇檔案…</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>尚未選擇檔案</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>檔案的密語</translation>
    </message>
    <message>
        <source>Choose the moving file</source>
        <translation>選擇移轉檔</translation>
    </message>
    <message>
        <source>Everything is here</source>
        <translation>全部資料都已移轉到這裡</translation>
    </message>
</context>
<context>
    <name>MoveOutDialog</name>
    <message>
        <source>Move to another computer</source>
        <translation>移轉到另一台電腦</translation>
    </message>
    <message>
        <source>Save and stop here…</source>
        <translation>儲存並停用這裡…</translation>
    </message>
    <message>
        <source>Connections, settings, the log and how far syncing has come are saved. Passwords are not.</source>
        <translation>會儲存連線、設定、記錄與同步進度，但不包含密碼。</translation>
    </message>
    <message>
        <source>From then on nothing is read or sent from this computer. On the other one you connect each store again; nothing is sent twice.</source>
        <translation>從那時起，這台電腦不再讀取或傳送任何內容。請在另一台電腦上重新連接每間商店；不會重複傳送任何內容。</translation>
    </message>
    <message>
        <source>Passphrase for the file, at least {count} characters</source>
        <translation>檔案的密語，至少 {count} 個字元</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>再次輸入密語</translation>
    </message>
    <message>
        <source>Without it nobody can open the file. It is not kept anywhere.</source>
        <translation>沒有密語，任何人都無法開啟檔案。密語不會保存在任何地方。</translation>
    </message>
    <message>
        <source>Save the moving file</source>
        <translation>儲存移轉檔</translation>
    </message>
    <message>
        <source>The file is ready</source>
        <translation>檔案已準備好</translation>
    </message>
</context>
<context>
    <name>OpenBundle</name>
    <message>
        <source>Open a diagnostics bundle</source>
        <translation>開啟診斷檔</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>診斷檔</translation>
    </message>
    <message>
        <source>The bundle opens in a window of its own.</source>
        <translation>診斷檔會在自己的視窗中開啟。</translation>
    </message>
    <message>
        <source>The system did not let Storewire open another window.</source>
        <translation>系統不允許 Storewire 開啟另一個視窗。</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Open store ↗</source>
        <translation>開啟商店 ↗</translation>
    </message>
    <message>
        <source>Open the store in the browser</source>
        <translation>在瀏覽器中開啟商店</translation>
    </message>
</context>
<context>
    <name>PairingBrowser</name>
    <message>
        <source>Web page</source>
        <translation>網頁</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一頁</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新載入</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>載入中</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試一次</translation>
    </message>
    <message>
        <source>{0} does not answer.</source>
        <translation>{0} 沒有回應。</translation>
    </message>
    <message>
        <source>Nothing was sent. Check that this computer is online, then try again.</source>
        <translation>沒有傳送任何內容。請確認這台電腦已連上網路，然後再試一次。</translation>
    </message>
    <message>
        <source>The certificate of {0} is not valid, so nobody can tell whose page it is.</source>
        <translation>{0} 的憑證無效，無法確認這是誰的網頁。</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask whoever runs the site to renew its certificate, then try again.</source>
        <translation>沒有傳送任何內容。請要求網站的管理者更新憑證，然後再試一次。</translation>
    </message>
    <message>
        <source>The page stopped working. Nothing is lost.</source>
        <translation>網頁已停止運作。沒有遺失任何資料。</translation>
    </message>
</context>
<context>
    <name>PairingPane</name>
    <message>
        <source>No account yet? Sign up ↗</source>
        <translation>還沒有帳號？立即註冊 ↗</translation>
    </message>
    <message>
        <source>I began in the dashboard…</source>
        <translation>我已在後台開始…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新開始</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用這組金鑰</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 金鑰</translation>
    </message>
    <message>
        <source>When you have approved there, copy the address of the page at which it ended, and paste it:</source>
        <translation>在那裡核准後，請複製最後停留頁面的網址並貼上：</translation>
    </message>
    <message>
        <source>Address of the page at which the approval ended</source>
        <translation>核准後最後停留頁面的網址</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用這個網址</translation>
    </message>
    <message>
        <source>Sign in to {platform}</source>
        <translation>登入 {platform}</translation>
    </message>
    <message>
        <source>Sign in, open API keys, make a key for Storewire, and paste it here.</source>
        <translation>請登入並開啟 API 金鑰頁面，為 Storewire 建立一組金鑰，然後貼到這裡。</translation>
    </message>
    <message>
        <source>Sign in, choose which company this store belongs to, and approve.</source>
        <translation>請登入，選擇這間商店所屬的公司，然後核准。</translation>
    </message>
    <message>
        <source>This is the demo: sign in as {user} with the password {password}.</source>
        <translation>這是示範：請以 {user} 登入，密碼是 {password}。</translation>
    </message>
    <message>
        <source>{company} at {platform} approved the connection.</source>
        <translation>{platform} 上的 {company} 已核准這個連線。</translation>
    </message>
    <message>
        <source>Waiting for the platform…</source>
        <translation>正在等候平台…</translation>
    </message>
    <message>
        <source>Sign in and approve in your browser; this page goes on by itself.</source>
        <translation>請在瀏覽器中登入並核准，這個頁面會自動繼續。</translation>
    </message>
    <message>
        <source>Sign in and approve in your browser, then paste the address on the left.</source>
        <translation>請在瀏覽器中登入並核准，然後將網址貼到左側。</translation>
    </message>
</context>
<context>
    <name>PasteForm</name>
    <message>
        <source>In wp-admin under Users → Profile, make an application password and copy it here. A WooCommerce key and its secret do as well.</source>
        <translation>請在 wp-admin 的「使用者」→「個人資料」中建立應用程式密碼，並複製到這裡。也可以使用 WooCommerce 的金鑰與密鑰。</translation>
    </message>
    <message>
        <source>User name, e-mail address or key</source>
        <translation>使用者名稱、電子郵件地址或金鑰</translation>
    </message>
    <message>
        <source>Application password or secret</source>
        <translation>應用程式密碼或密鑰</translation>
    </message>
    <message>
        <source>Let a key travel in the address</source>
        <translation>透過網址傳遞金鑰</translation>
    </message>
    <message>
        <source>The last resort, for WooCommerce keys only: the server cuts what else would carry them. Addresses may be kept in the server&apos;s log, so anybody who reads that log can read the shop.</source>
        <translation>最後的辦法，僅適用於 WooCommerce 金鑰：伺服器會移除其他傳遞方式。網址可能會留在伺服器的記錄中，能讀取該記錄的人就能讀取商店。</translation>
    </message>
    <message>
        <source>Use this password</source>
        <translation>使用這組密碼</translation>
    </message>
</context>
<context>
    <name>PlatformStep</name>
    <message>
        <source>E-mail automations from what happens in the shop: orders, carts, checkouts, products.</source>
        <translation>依商店中發生的事件觸發電子郵件自動化流程：訂單、購物車、結帳、商品。</translation>
    </message>
    <message>
        <source>Customer segments you describe in words, campaigns for them, and the revenue they bring.</source>
        <translation>以文字描述顧客分群、針對分群進行行銷活動，並查看帶來的營收。</translation>
    </message>
    <message>
        <source>Only if its support asked you to. Empty means the platform&apos;s own.</source>
        <translation>僅在平台的支援人員要求時填寫。留空即使用平台預設值。</translation>
    </message>
    <message>
        <source>API host</source>
        <translation>API 主機</translation>
    </message>
    <message>
        <source>Dashboard host</source>
        <translation>後台主機</translation>
    </message>
    <message>
        <source>Test these hosts</source>
        <translation>測試這些主機</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>進階</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>已顯示</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隱藏</translation>
    </message>
    <message>
        <source>The platform answers there.</source>
        <translation>平台在那裡有回應。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>Sign in to {platform}</source>
        <translation>登入 {platform}</translation>
    </message>
    <message>
        <source>To ask for approval, only address, name, versions, currency and time zone are told.</source>
        <translation>申請核准時，只會告知網址、名稱、版本、貨幣與時區。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere yet.</source>
        <translation>尚未傳送任何內容。</translation>
    </message>
    <message>
        <source>Where should it be sent?</source>
        <translation>要傳送到哪裡？</translation>
    </message>
    <message>
        <source>{platform} needs WooCommerce, which is not active on this site.</source>
        <translation>{platform} 需要 WooCommerce，但這個網站並未啟用。</translation>
    </message>
    <message>
        <source>Keep passwords for this run only</source>
        <translation>密碼僅供這次執行使用</translation>
    </message>
</context>
<context>
    <name>ProgramDialog</name>
    <message>
        <source>Settings of Storewire</source>
        <translation>Storewire 設定</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>在背景繼續執行</translation>
    </message>
    <message>
        <source>Start when I log in</source>
        <translation>登入時啟動</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理伺服器的位址</translation>
    </message>
    <message>
        <source>In the background, without its window.</source>
        <translation>在背景啟動，不開啟視窗。</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>開啟資料夾</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>開啟資料存放位置</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>資料存放位置</translation>
    </message>
    <message>
        <source>The variable STOREWIRE_HOME moves it, before a start.</source>
        <translation>啟動前可用環境變數 STOREWIRE_HOME 變更。</translation>
    </message>
    <message>
        <source>The system did not let Storewire change that.</source>
        <translation>系統不允許 Storewire 變更這項設定。</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReceiptDialog</name>
    <message>
        <source>Erased</source>
        <translation>已清除</translation>
    </message>
    <message>
        <source>Receipt {number}, {store}</source>
        <translation>處理證明 {number}，{store}</translation>
    </message>
    <message>
        <source>Open {platform} ↗</source>
        <translation>開啟 {platform} ↗</translation>
    </message>
</context>
<context>
    <name>RequestDialog</name>
    <message>
        <source>Tries and answers</source>
        <translation>嘗試與回應</translation>
    </message>
    <message>
        <source>Not tried yet.</source>
        <translation>尚未嘗試。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>識別碼</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>防止重複的識別碼</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>請求</translation>
    </message>
    <message>
        <source>Personal data is masked.</source>
        <translation>個人資料已遮蔽。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>顯示</translation>
    </message>
    <message>
        <source>Show personal data</source>
        <translation>顯示個人資料</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy the request as it is shown</source>
        <translation>依目前顯示的內容複製請求</translation>
    </message>
    <message>
        <source>The request is no longer kept: it was settled, and debug mode is off.</source>
        <translation>請求已不再保留：這筆傳送已經結束，且未開啟除錯模式。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隱藏</translation>
    </message>
    <message>
        <source>Hide personal data</source>
        <translation>隱藏個人資料</translation>
    </message>
    <message>
        <source>Personal data is shown.</source>
        <translation>個人資料已顯示。</translation>
    </message>
</context>
<context>
    <name>ReviewStep</name>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>While this computer is off, events arrive late and start no automation.</source>
        <translation>這台電腦關機期間，事件會延遲送達，而且不會觸發自動化流程。</translation>
    </message>
    <message>
        <source>Leave Storewire running in the background, or run it on a computer that is always on.</source>
        <translation>請讓 Storewire 在背景執行，或在隨時開機的電腦上執行。</translation>
    </message>
    <message>
        <source>How?</source>
        <translation>怎麼做？</translation>
    </message>
    <message>
        <source>How to keep Storewire running</source>
        <translation>如何讓 Storewire 持續執行</translation>
    </message>
    <message>
        <source>Terms ↗</source>
        <translation>條款 ↗</translation>
    </message>
    <message>
        <source>Privacy policy ↗</source>
        <translation>隱私權政策 ↗</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Since…</source>
        <translation>自指定日期起…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Storewire</source>
        <translation>Storewire</translation>
    </message>
    <message>
        <source>The store itself</source>
        <translation>商店本身</translation>
    </message>
    <message>
        <source>No test</source>
        <translation>不測試</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>過往訂單的起始日期</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>過往訂單</translation>
    </message>
    <message>
        <source>Who agreed to marketing</source>
        <translation>誰同意接收行銷訊息</translation>
    </message>
    <message>
        <source>Read from a field of your newsletter plugin. Who did not agree is imported as not subscribed.</source>
        <translation>從電子報外掛的欄位讀取。未同意的人會以未訂閱的狀態匯入。</translation>
    </message>
    <message>
        <source>Storewire never sends payment details, passwords or order notes.</source>
        <translation>Storewire 絕不傳送付款資料、密碼或訂單備註。</translation>
    </message>
    <message>
        <source>First send a test to</source>
        <translation>先傳送測試到</translation>
    </message>
    <message>
        <source>Your own address: one event that starts no automation and subscribes nobody. Empty: none.</source>
        <translation>您自己的地址：傳送一個不觸發自動化流程、也不訂閱任何人的事件。留空則不傳送。</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>The store is read and shown; another computer or plugin delivers. It can be changed later.</source>
        <translation>商店會被讀取並顯示，由其他電腦或外掛負責傳送。之後可以變更。</translation>
    </message>
    <message>
        <source>Show every field with an example</source>
        <translation>顯示每個欄位與範例</translation>
    </message>
    <message>
        <source>Complete connection</source>
        <translation>完成連線</translation>
    </message>
    <message>
        <source>No product, customer or order has been sent yet.</source>
        <translation>尚未傳送任何商品、顧客或訂單。</translation>
    </message>
    <message>
        <source>Looking at what would be sent…</source>
        <translation>正在查看要傳送的內容…</translation>
    </message>
    <message>
        <source>· Nothing is sent. From the moment you press Complete connection, this is read:</source>
        <translation>· 不會傳送任何內容。按下「完成連線」後，會讀取：</translation>
    </message>
    <message>
        <source>· From the moment you press Complete connection, this is sent:</source>
        <translation>· 按下「完成連線」後，會傳送：</translation>
    </message>
</context>
<context>
    <name>RevocationsCard</name>
    <message>
        <source>Disconnected here, not everywhere yet</source>
        <translation>這裡已中斷連線，但尚未全部完成</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即再試</translation>
    </message>
    <message>
        <source>Try now to end {store}</source>
        <translation>立即再試結束 {store} 的連線</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>放棄…</translation>
    </message>
    <message>
        <source>Forget {store}</source>
        <translation>放棄 {store}</translation>
    </message>
    <message>
        <source>Forget what is left to be ended?</source>
        <translation>要放棄尚未結束的部分嗎？</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>放棄</translation>
    </message>
    <message>
        <source>Storewire stops trying and removes the passwords for it from the keyring. Do it only after you ended the access at the platform and deleted the application password in the store yourself.</source>
        <translation>Storewire 會停止嘗試，並從鑰匙圈移除相關密碼。請先在平台結束存取權，並自行刪除商店中的應用程式密碼，再進行這項操作。</translation>
    </message>
</context>
<context>
    <name>RunningDialog</name>
    <message>
        <source>Keep Storewire running</source>
        <translation>讓 Storewire 持續執行</translation>
    </message>
    <message>
        <source>What happened more than an hour ago counts as history and starts no automation. Nothing is lost while the computer is off: Storewire catches up as soon as it runs again.</source>
        <translation>超過一小時前發生的事件視為歷史資料，不會觸發自動化流程。電腦關機期間不會遺失任何資料：Storewire 再次執行後就會補上進度。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在這台電腦上</translation>
    </message>
    <message>
        <source>Keep running in the background when the window is closed</source>
        <translation>關閉視窗後繼續在背景執行</translation>
    </message>
    <message>
        <source>On a computer that is always on</source>
        <translation>在隨時開機的電腦上</translation>
    </message>
    <message>
        <source>Install Storewire there, connect the store there, and start this as a service:</source>
        <translation>請在那台電腦上安裝 Storewire、連接商店，並將以下指令啟動為服務：</translation>
    </message>
</context>
<context>
    <name>SettingsTab</name>
    <message>
        <source>Require consent</source>
        <translation>需要同意</translation>
    </message>
    <message>
        <source>None known</source>
        <translation>沒有已知的欄位</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>除錯模式</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>傳送內容</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Since…</source>
        <translation>自指定日期起…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>無</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>過往訂單的起始日期</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>過往訂單</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>What leaves the store.</source>
        <translation>會離開商店的資料。</translation>
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
        <translation>商店本身</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已儲存。</translation>
    </message>
</context>
<context>
    <name>SharedCauses</name>
    <message>
        <source>{store}: {cause}</source>
        <translation>{store}：{cause}</translation>
    </message>
    <message>
        <source>and {count} more stores</source>
        <translation>以及其他 {count} 間商店</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>+ Connect a store</source>
        <translation>+ 連接商店</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>所有商店</translation>
    </message>
</context>
<context>
    <name>SiteLogin</name>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>使用者名稱</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>{0} asks for a user name and a password</source>
        <translation>{0} 要求輸入使用者名稱與密碼</translation>
    </message>
    <message>
        <source>They were not accepted. Check both, then try again.</source>
        <translation>未被接受。請檢查使用者名稱與密碼，然後再試一次。</translation>
    </message>
    <message>
        <source>It is the site&apos;s outer door, and not your WordPress account. They go to {0} only.</source>
        <translation>這是網站外層的登入，不是您的 WordPress 帳號。輸入的內容只會傳給 {0}。</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Connect your store to Sequenzy or Segmentflow, and see every delivery.</source>
        <translation>將商店連接到 Sequenzy 或 Segmentflow，每一筆傳送都看得到。</translation>
    </message>
    <message>
        <source>Your store&apos;s address, such as shop.example.com</source>
        <translation>您的商店網址，例如 shop.example.com</translation>
    </message>
    <message>
        <source>Your store&apos;s address</source>
        <translation>您的商店網址</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>尋找</translation>
    </message>
    <message>
        <source>You sign in to your store and to the platform once each. Nothing is sent before the end.</source>
        <translation>您只需分別登入商店與平台各一次。在最後一步之前，不會傳送任何內容。</translation>
    </message>
    <message>
        <source>Move here from another computer…</source>
        <translation>從另一台電腦移轉到這裡…</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere yet.</source>
        <translation>尚未傳送任何內容。</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Step {number} of {count}: {name}</source>
        <translation>第 {number} 步，共 {count} 步：{name}</translation>
    </message>
</context>
<context>
    <name>StoreTabs</name>
    <message>
        <source>Pages of this store</source>
        <translation>這間商店的頁面</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>連線</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Failures</source>
        <translation>失敗項目</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>表單</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
</context>
<context>
    <name>StoresPage</name>
    <message>
        <source>No store has these words in its name or address.</source>
        <translation>沒有名稱或網址包含這些字詞的商店。</translation>
    </message>
    <message>
        <source>All stores</source>
        <translation>所有商店</translation>
    </message>
    <message>
        <source>Search stores…</source>
        <translation>搜尋商店…</translation>
    </message>
    <message>
        <source>Search stores</source>
        <translation>搜尋商店</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>What needs you first</source>
        <translation>需要您處理的優先</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>依名稱</translation>
    </message>
    <message>
        <source>Most waiting first</source>
        <translation>等候最多的優先</translation>
    </message>
    <message>
        <source>Most failures first</source>
        <translation>失敗最多的優先</translation>
    </message>
    <message>
        <source>Longest waiting first</source>
        <translation>等候最久的優先</translation>
    </message>
    <message>
        <source>Newest event first</source>
        <translation>事件最新的優先</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>檢查</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Check all stores</source>
        <translation>檢查所有商店</translation>
    </message>
    <message>
        <source>Retry all failures</source>
        <translation>重試所有失敗項目</translation>
    </message>
    <message>
        <source>Pause all stores</source>
        <translation>暫停所有商店</translation>
    </message>
    <message>
        <source>Resume all stores</source>
        <translation>繼續所有商店</translation>
    </message>
    <message>
        <source>Checked {count} of {all} stores.</source>
        <translation>已檢查 {count} 間商店，共 {all} 間。</translation>
    </message>
    <message>
        <source>Paused {count} of {all} stores.</source>
        <translation>已暫停 {count} 間商店，共 {all} 間。</translation>
    </message>
    <message>
        <source>Resumed {count} of {all} stores.</source>
        <translation>已繼續 {count} 間商店，共 {all} 間。</translation>
    </message>
    <message>
        <source>The others say why on their own pages.</source>
        <translation>其他商店的原因請見各自的頁面。</translation>
    </message>
    <message>
        <source>Retrying the failures of {count} of {all} stores.</source>
        <translation>正在重試 {count} 間商店的失敗項目，共 {all} 間。</translation>
    </message>
    <message>
        <source>1 delivery is tried again.</source>
        <translation>正在重試 1 筆傳送。</translation>
    </message>
    <message>
        <source>{count} deliveries are tried again.</source>
        <translation>正在重試 {count} 筆傳送。</translation>
    </message>
</context>
<context>
    <name>StoresTable</name>
    <message>
        <source>Store</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>網址</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>等候最久</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>最近事件</translation>
    </message>
</context>
<context>
    <name>SyncTab</name>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync everything again…</source>
        <translation>全部重新同步…</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暫停</translation>
    </message>
    <message>
        <source>Pause the sync</source>
        <translation>暫停同步</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Resume the sync</source>
        <translation>繼續同步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the sync</source>
        <translation>取消同步</translation>
    </message>
    <message>
        <source>How soon changes are seen</source>
        <translation>多快能看到變更</translation>
    </message>
    <message>
        <source>Delete them at the platform too</source>
        <translation>在平台上一併刪除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>They are being deleted at {platform}.</source>
        <translation>正在從 {platform} 刪除。</translation>
    </message>
    <message>
        <source>{platform} keeps them.</source>
        <translation>{platform} 會保留這些資料。</translation>
    </message>
    <message>
        <source>Stopped. What was sent stays, and it can go on later.</source>
        <translation>已停止。已傳送的內容會保留，之後可以繼續。</translation>
    </message>
    <message>
        <source>Sync everything again?</source>
        <translation>要全部重新同步嗎？</translation>
    </message>
    <message>
        <source>Sync everything again</source>
        <translation>全部重新同步</translation>
    </message>
    <message>
        <source>Every product, customer and order is read once more and sent to {platform}, even what did not change. Nothing is counted twice there, and no automation starts for the past.</source>
        <translation>所有商品、顧客與訂單都會重新讀取並傳送到 {platform}，即使沒有變更也一樣。那裡不會重複計算，過往的內容也不會觸發自動化流程。</translation>
    </message>
    <message>
        <source>Live changes go ahead of it.</source>
        <translation>即時變更會優先傳送。</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>關閉這則訊息</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Storewire</source>
        <translation>開啟 Storewire</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>結束</translation>
    </message>
    <message>
        <source>{stores}: something needs you.</source>
        <translation>{stores}：有事項需要您處理。</translation>
    </message>
</context>
<context>
    <name>WaitingLine</name>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等候</translation>
    </message>
    <message>
        <source>Waiting for an answer…</source>
        <translation>正在等候回應…</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>Find the store</source>
        <translation>尋找商店</translation>
    </message>
    <message>
        <source>Let Storewire in</source>
        <translation>允許存取</translation>
    </message>
    <message>
        <source>Choose where to send</source>
        <translation>選擇傳送目的地</translation>
    </message>
    <message>
        <source>Review and connect</source>
        <translation>確認並連線</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>說明</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>繼續</translation>
    </message>
    <message>
        <source>Moved. Nothing is sent again.</source>
        <translation>已搬移。不會重複傳送任何內容。</translation>
    </message>
    <message>
        <source>Keep passwords for this run only</source>
        <translation>密碼僅供這次執行使用</translation>
    </message>
    <message>
        <source>Storewire&apos;s engine was restarted, so this has to begin again.</source>
        <translation>Storewire 引擎已重新啟動，因此必須從頭開始。</translation>
    </message>
    <message>
        <source>Nothing was sent. Press Find it to go on.</source>
        <translation>沒有傳送任何內容。請按「尋找」繼續。</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>1 delivery went through</source>
        <translation>已完成 1 筆傳送</translation>
    </message>
    <message>
        <source>{count} deliveries went through</source>
        <translation>已完成 {count} 筆傳送</translation>
    </message>
    <message>
        <source>no delivery</source>
        <translation>沒有傳送</translation>
    </message>
    <message>
        <source>1 failed</source>
        <translation>1 筆失敗</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} 筆失敗</translation>
    </message>
    <message>
        <source>1 waits</source>
        <translation>1 筆等候中</translation>
    </message>
    <message>
        <source>{count} wait</source>
        <translation>{count} 筆等候中</translation>
    </message>
    <message>
        <source>{time}: {what}</source>
        <translation>{time}：{what}</translation>
    </message>
    <message>
        <source>Storewire on {computers} is connected to this store</source>
        <translation>{computers} 上的 Storewire 已連接這間商店</translation>
    </message>
    <message>
        <source>One computer that delivers suffices.</source>
        <translation>只需要一台電腦負責傳送。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>This computer delivers from now on. The access of {computers} is deleted when the connection is complete.</source>
        <translation>從現在起由這台電腦傳送。連線完成後，{computers} 的存取權會被刪除。</translation>
    </message>
    <message>
        <source>Observe only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>This computer reads the store and shows what happens, and delivers nothing. Settings can change it later.</source>
        <translation>這台電腦會讀取商店並顯示發生的事，但不傳送任何內容。之後可在設定中變更。</translation>
    </message>
    <message>
        <source>This looks like {name}</source>
        <translation>這看起來是 {name}</translation>
    </message>
    <message>
        <source>It was connected at {home}, where it no longer answers. Has it moved here?</source>
        <translation>這間商店原本連接的網址是 {home}，但那裡已沒有回應。商店搬到這裡了嗎？</translation>
    </message>
    <message>
        <source>It has moved here</source>
        <translation>已經搬到這裡</translation>
    </message>
    <message>
        <source>Its connection to {platform} goes on at this address, with its log. Nothing is sent again.</source>
        <translation>與 {platform} 的連線會連同記錄在這個網址繼續使用，不會重複傳送任何內容。</translation>
    </message>
    <message>
        <source>It is another store</source>
        <translation>這是另一間商店</translation>
    </message>
    <message>
        <source>It gets a connection of its own, and everything in it is sent.</source>
        <translation>會建立專屬的連線，並傳送其中的所有內容。</translation>
    </message>
    <message>
        <source>{host} · last event {time}</source>
        <translation>{host} · 最近事件：{time}</translation>
    </message>
    <message>
        <source>{platform} does not answer; next try at {time}, nothing is lost</source>
        <translation>{platform} 沒有回應，將於 {time} 再試；沒有遺失任何資料</translation>
    </message>
    <message>
        <source>{host} · no event yet</source>
        <translation>{host} · 尚無事件</translation>
    </message>
    <message>
        <source>in the system keyring</source>
        <translation>存放在系統鑰匙圈</translation>
    </message>
    <message>
        <source>kept until Storewire ends</source>
        <translation>保留到 Storewire 結束為止</translation>
    </message>
    <message>
        <source>{date}, by {user}</source>
        <translation>{date}，由 {user} 連接</translation>
    </message>
    <message>
        <source>{currency} · prices include tax</source>
        <translation>{currency} · 價格含稅</translation>
    </message>
    <message>
        <source>{currency} · prices without tax</source>
        <translation>{currency} · 價格未稅</translation>
    </message>
    <message>
        <source>Observing only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>observing only</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚未開始</translation>
    </message>
    <message>
        <source>checked {time}</source>
        <translation>檢查時間：{time}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>1 delivery needs you</source>
        <translation>1 筆傳送需要您處理</translation>
    </message>
    <message>
        <source>{count} deliveries need you</source>
        <translation>{count} 筆傳送需要您處理</translation>
    </message>
    <message>
        <source>1 delivery that waits or failed is discarded.</source>
        <translation>會捨棄 1 筆等候中或失敗的傳送。</translation>
    </message>
    <message>
        <source>{count} deliveries that wait or failed are discarded.</source>
        <translation>會捨棄 {count} 筆等候中或失敗的傳送。</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>輔助外掛</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>電子郵件地址</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>姓氏</translation>
    </message>
    <message>
        <source>Telephone number, where the store has one</source>
        <translation>電話號碼 (商店有記錄時)</translation>
    </message>
    <message>
        <source>Number of the customer&apos;s account in the store</source>
        <translation>顧客在商店中的帳號編號</translation>
    </message>
    <message>
        <source>When the account was made</source>
        <translation>帳號建立時間</translation>
    </message>
    <message>
        <source>How many orders the person paid</source>
        <translation>這個人已付款的訂單數</translation>
    </message>
    <message>
        <source>How much the person spent, less refunds</source>
        <translation>這個人的消費金額，扣除退費</translation>
    </message>
    <message>
        <source>When the person ordered last</source>
        <translation>這個人上次訂購時間</translation>
    </message>
    <message>
        <source>Number of the product in the store</source>
        <translation>商店中的商品編號</translation>
    </message>
    <message>
        <source>Number of the variant in the store</source>
        <translation>商店中的款式編號</translation>
    </message>
    <message>
        <source>Name of the product</source>
        <translation>商品名稱</translation>
    </message>
    <message>
        <source>Article number (SKU)</source>
        <translation>商品貨號 (SKU)</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>價格</translation>
    </message>
    <message>
        <source>How many pieces</source>
        <translation>件數</translation>
    </message>
    <message>
        <source>Number of the order in the store</source>
        <translation>商店中的訂單編號</translation>
    </message>
    <message>
        <source>Order number as the customer sees it</source>
        <translation>顧客看到的訂單編號</translation>
    </message>
    <message>
        <source>Status of the order</source>
        <translation>訂單狀態</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>總金額</translation>
    </message>
    <message>
        <source>When it was ordered</source>
        <translation>訂購時間</translation>
    </message>
    <message>
        <source>What happened, such as “order placed”</source>
        <translation>發生的事，例如「訂單已成立」</translation>
    </message>
    <message>
        <source>A mark that keeps the same thing from counting twice</source>
        <translation>防止同一內容重複計算的識別碼</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>發生時間</translation>
    </message>
    <message>
        <source>Says that it is a test</source>
        <translation>註明這是測試</translation>
    </message>
    <message>
        <source>Description, as text</source>
        <translation>文字描述</translation>
    </message>
    <message>
        <source>Address of the product&apos;s page</source>
        <translation>商品頁面網址</translation>
    </message>
    <message>
        <source>Address of its picture</source>
        <translation>圖片網址</translation>
    </message>
    <message>
        <source>Regular price, where it is reduced</source>
        <translation>原價 (特價商品)</translation>
    </message>
    <message>
        <source>Whether it is in stock</source>
        <translation>是否有庫存</translation>
    </message>
    <message>
        <source>How many are in stock</source>
        <translation>庫存數量</translation>
    </message>
    <message>
        <source>When the product was made</source>
        <translation>商品建立時間</translation>
    </message>
    <message>
        <source>Option of a variant, such as “Size”</source>
        <translation>款式的選項，例如「尺寸」</translation>
    </message>
    <message>
        <source>Its value, such as “M”</source>
        <translation>選項的值，例如「M」</translation>
    </message>
    <message>
        <source>People: customers, and buyers without an account</source>
        <translation>人員：顧客，以及沒有帳號的買家</translation>
    </message>
    <message>
        <source>Whether the person agreed to marketing</source>
        <translation>這個人是否同意接收行銷訊息</translation>
    </message>
    <message>
        <source>That the platform asks nobody by e-mail to confirm</source>
        <translation>註明平台不會寄送電子郵件要求確認</translation>
    </message>
    <message>
        <source>What becomes of a person who is known there already</source>
        <translation>平台已有這個人時的處理方式</translation>
    </message>
    <message>
        <source>That no automation starts by it</source>
        <translation>註明不會觸發自動化流程</translation>
    </message>
    <message>
        <source>That these numbers are WooCommerce&apos;s</source>
        <translation>註明這些編號來自 WooCommerce</translation>
    </message>
    <message>
        <source>Number of a refund</source>
        <translation>退費編號</translation>
    </message>
    <message>
        <source>Amount that was refunded</source>
        <translation>退費金額</translation>
    </message>
    <message>
        <source>Carts and checkouts</source>
        <translation>購物車與結帳</translation>
    </message>
    <message>
        <source>Number of the checkout in the store</source>
        <translation>商店中的結帳編號</translation>
    </message>
    <message>
        <source>Address of the store&apos;s checkout</source>
        <translation>商店的結帳頁面網址</translation>
    </message>
    <message>
        <source>With everything that happens</source>
        <translation>隨每個事件傳送</translation>
    </message>
    <message>
        <source>About the store: when it is connected, and as a sign of life</source>
        <translation>關於商店：連接時，以及定期回報時</translation>
    </message>
    <message>
        <source>Address of the store</source>
        <translation>商店網址</translation>
    </message>
    <message>
        <source>Name of the store</source>
        <translation>商店名稱</translation>
    </message>
    <message>
        <source>What the store runs</source>
        <translation>商店使用的軟體</translation>
    </message>
    <message>
        <source>Version of Storewire</source>
        <translation>Storewire 版本</translation>
    </message>
    <message>
        <source>Currency and time zone of the store</source>
        <translation>商店的貨幣與時區</translation>
    </message>
    <message>
        <source>When something was delivered last</source>
        <translation>上次送達時間</translation>
    </message>
    <message>
        <source>How many deliveries wait</source>
        <translation>等候中的傳送數量</translation>
    </message>
    <message>
        <source>People: customers, buyers without an account, users, authors of comments</source>
        <translation>人員：顧客、沒有帳號的買家、使用者、留言者</translation>
    </message>
    <message>
        <source>Name that is shown on the site</source>
        <translation>顯示在網站上的名稱</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Street of the billing address</source>
        <translation>帳單地址的街道</translation>
    </message>
    <message>
        <source>Place of the billing address</source>
        <translation>帳單地址的城市</translation>
    </message>
    <message>
        <source>Address of the person&apos;s picture</source>
        <translation>個人圖片網址</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>語言</translation>
    </message>
    <message>
        <source>What the person agreed to</source>
        <translation>這個人同意的項目</translation>
    </message>
    <message>
        <source>Orders and checkouts</source>
        <translation>訂單與結帳</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金額</translation>
    </message>
    <message>
        <source>Codes of the coupons used</source>
        <translation>使用的折價券代碼</translation>
    </message>
    <message>
        <source>How it was paid, such as “bank transfer”; no card data</source>
        <translation>付款方式，例如「銀行轉帳」；不含卡片資料</translation>
    </message>
    <message>
        <source>Which campaign brought the person, where the store noted it</source>
        <translation>帶來這個人的行銷活動 (商店有記錄時)</translation>
    </message>
    <message>
        <source>Carts, registrations, comments, forms</source>
        <translation>購物車、註冊、留言、表單</translation>
    </message>
    <message>
        <source>Number of the comment; what was written stays in the store</source>
        <translation>留言編號；留言內容會留在商店中</translation>
    </message>
    <message>
        <source>What was commented on</source>
        <translation>留言的對象</translation>
    </message>
    <message>
        <source>Which form was submitted; of what was typed only the e-mail address is sent</source>
        <translation>送出的表單；輸入的內容中只傳送電子郵件地址</translation>
    </message>
    <message>
        <source>That it comes from a WordPress site</source>
        <translation>註明來自 WordPress 網站</translation>
    </message>
    <message>
        <source>The key that opens your organisation at Segmentflow</source>
        <translation>開啟您在 Segmentflow 組織的金鑰</translation>
    </message>
    <message>
        <source>Number of a product or customer that was deleted</source>
        <translation>已刪除的商品或顧客編號</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>組織</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>認證資料</translation>
    </message>
    <message>
        <source>Connected since</source>
        <translation>連線起始日</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>上次回報</translation>
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
        <translation>貨幣</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>時區</translation>
    </message>
    <message>
        <source>again {time}</source>
        <translation>{time} 再試</translation>
    </message>
    <message>
        <source>{status} in {seconds} s</source>
        <translation>{status}，{seconds} 秒</translation>
    </message>
    <message>
        <source>no answer after {seconds} s</source>
        <translation>{seconds} 秒後仍無回應</translation>
    </message>
    <message>
        <source>key {start}…</source>
        <translation>識別碼 {start}…</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>不限時間</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小時</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 小時</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>One delivery needs you. Nothing else is held up.</source>
        <translation>1 筆傳送需要您處理，其他傳送不受影響。</translation>
    </message>
    <message>
        <source>{count} deliveries need you. Nothing else is held up.</source>
        <translation>{count} 筆傳送需要您處理，其他傳送不受影響。</translation>
    </message>
    <message>
        <source>Everything that could be retried was; these will not be tried again by themselves.</source>
        <translation>可以重試的都已重試；這些不會再自動重試。</translation>
    </message>
    <message>
        <source>{verb} {count}</source>
        <translation>{verb} {count} 筆</translation>
    </message>
    <message>
        <source>and {count} more; the Sync tab&apos;s log lists them all</source>
        <translation>以及另外 {count} 筆；「同步」分頁的記錄會全部列出</translation>
    </message>
    <message>
        <source>“{said}”</source>
        <translation>「{said}」</translation>
    </message>
    <message>
        <source>answers at {home}</source>
        <translation>在 {home} 有回應</translation>
    </message>
    <message>
        <source>WordPress {version}</source>
        <translation>WordPress {version}</translation>
    </message>
    <message>
        <source>with WooCommerce</source>
        <translation>已安裝 WooCommerce</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>needs started checkouts, which are not seen in this store</source>
        <translation>需要開始結帳的事件，但在這間商店看不到</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 筆訂單</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 筆訂單</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟隨系統</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>手動指定</translation>
    </message>
    <message>
        <source>Type host and port, such as proxy.example.com:3128, without user name and password.</source>
        <translation>請輸入主機與連接埠，例如 proxy.example.com:3128，不要包含使用者名稱與密碼。</translation>
    </message>
    <message>
        <source>Ready to connect {store} to {platform}</source>
        <translation>可以將 {store} 連接到 {platform} 了</translation>
    </message>
    <message>
        <source>The first sync will take about {time}.</source>
        <translation>首次同步約需 {time}。</translation>
    </message>
    <message>
        <source>“{key}”: yes for {count} of {total} customers looked at</source>
        <translation>「{key}」：查看的 {total} 位顧客中有 {count} 位同意</translation>
    </message>
    <message>
        <source>Nothing says it: everybody is imported as not subscribed</source>
        <translation>沒有欄位記錄：所有人都以未訂閱的狀態匯入</translation>
    </message>
    <message>
        <source>1 product</source>
        <translation>1 項商品</translation>
    </message>
    <message>
        <source>{count} products</source>
        <translation>{count} 項商品</translation>
    </message>
    <message>
        <source>name, price, stock, image, link</source>
        <translation>名稱、價格、庫存、圖片、連結</translation>
    </message>
    <message>
        <source>1 customer</source>
        <translation>1 位顧客</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} 位顧客</translation>
    </message>
    <message>
        <source>e-mail, name, totals</source>
        <translation>電子郵件、姓名、總金額</translation>
    </message>
    <message>
        <source>items, totals, e-mail, dates</source>
        <translation>品項、總金額、電子郵件、日期</translation>
    </message>
    <message>
        <source>1 user</source>
        <translation>1 位使用者</translation>
    </message>
    <message>
        <source>{count} users</source>
        <translation>{count} 位使用者</translation>
    </message>
    <message>
        <source>e-mail, name, language, date of registration</source>
        <translation>電子郵件、姓名、語言、註冊日期</translation>
    </message>
    <message>
        <source>1 comment</source>
        <translation>1 則留言</translation>
    </message>
    <message>
        <source>{count} comments</source>
        <translation>{count} 則留言</translation>
    </message>
    <message>
        <source>who and when, on which post; never what was written</source>
        <translation>留言者、時間與所在文章；絕不包含留言內容</translation>
    </message>
    <message>
        <source>Counted for segments and revenue; they start no automations.</source>
        <translation>用於計算分群與營收，不會觸發自動化流程。</translation>
    </message>
    <message>
        <source>{platform} was given a key of its own to this store and may import past orders by itself. Choose All only after you saw there that it imported none; else they count twice.</source>
        <translation>{platform} 已取得這間商店的專屬金鑰，可能會自行匯入過往訂單。請先在那裡確認沒有匯入任何訂單，再選擇「全部」；否則訂單會重複計算。</translation>
    </message>
    <message>
        <source>Usual for a shop on the Internet: the store itself.</source>
        <translation>網際網路上的商店通常選擇：商店本身。</translation>
    </message>
    <message>
        <source>Usual for a shop that is not on the Internet: Storewire.</source>
        <translation>不在網際網路上的商店通常選擇：Storewire。</translation>
    </message>
    <message>
        <source>“{key}”: as it is set now</source>
        <translation>「{key}」：維持目前的設定</translation>
    </message>
    <message>
        <source>Type an address such as https://api.example.com, without anything after it.</source>
        <translation>請輸入像 https://api.example.com 這樣的網址，後面不要加上任何內容。</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>顧客</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>訂單</translation>
    </message>
    <message>
        <source>Only if its support asked you to. Empty means the platform&apos;s own.</source>
        <translation>僅在平台的支援人員要求時填寫。留空即使用平台預設值。</translation>
    </message>
    <message>
        <source>Require consent</source>
        <translation>需要同意</translation>
    </message>
    <message>
        <source>Nothing is sent of a person&apos;s doings before the person&apos;s own record with its consent.</source>
        <translation>在個人資料及其同意狀態送達之前，不會傳送這個人的任何活動。</translation>
    </message>
    <message>
        <source>Where consent is recorded</source>
        <translation>同意記錄的位置</translation>
    </message>
    <message>
        <source>The customer field (meta key) of your newsletter plugin. Without it everybody counts as no.</source>
        <translation>電子報外掛的顧客欄位 (meta key)。未設定時，所有人都視為不同意。</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>除錯模式</translation>
    </message>
    <message>
        <source>Keeps requests of delivered events too, for 7 days. They contain customers&apos; data.</source>
        <translation>已送達事件的請求也會保留 7 天，其中包含顧客的資料。</translation>
    </message>
    <message>
        <source>The store is read and shown, and nothing is sent: another computer or plugin delivers.</source>
        <translation>商店會被讀取並顯示，但不會傳送任何內容：由其他電腦或外掛負責傳送。</translation>
    </message>
    <message>
        <source>Send products</source>
        <translation>傳送商品</translation>
    </message>
    <message>
        <source>Products that are published, as they are in the store&apos;s catalogue.</source>
        <translation>已發布的商品，與商店型錄中的內容相同。</translation>
    </message>
    <message>
        <source>Send customers</source>
        <translation>傳送顧客</translation>
    </message>
    <message>
        <source>Customers with an account, and buyers without one.</source>
        <translation>有帳號的顧客，以及沒有帳號的買家。</translation>
    </message>
    <message>
        <source>Send orders</source>
        <translation>傳送訂單</translation>
    </message>
    <message>
        <source>Orders and what becomes of them, carts and checkouts.</source>
        <translation>訂單及其後續狀態、購物車與結帳。</translation>
    </message>
    <message>
        <source>Past orders</source>
        <translation>過往訂單</translation>
    </message>
    <message>
        <source>Counted for segments and revenue; they start no automations. Applies to the next full sync.</source>
        <translation>用於計算分群與營收，不會觸發自動化流程。下次完整同步時套用。</translation>
    </message>
    <message>
        <source>Past orders since</source>
        <translation>過往訂單的起始日期</translation>
    </message>
    <message>
        <source>The day of the oldest order that is sent.</source>
        <translation>會傳送的最早訂單日期。</translation>
    </message>
    <message>
        <source>Sync again every</source>
        <translation>重新同步間隔</translation>
    </message>
    <message>
        <source>The store is asked for what changed, and only that is sent. Sync now compares everything at once.</source>
        <translation>向商店查詢有變更的內容，並只傳送這些內容。「立即同步」會馬上比對全部內容。</translation>
    </message>
    <message>
        <source>Keep the delivery log for</source>
        <translation>傳送記錄保留時間</translation>
    </message>
    <message>
        <source>Older entries are removed. Failures stay until you settle them.</source>
        <translation>較舊的項目會被移除。失敗項目會保留到您處理為止。</translation>
    </message>
    <message>
        <source>Products, customers and orders of the shop. Off: only people and what they do on the site.</source>
        <translation>商店的商品、顧客與訂單。關閉時：只包含使用者及其在網站上的活動。</translation>
    </message>
    <message>
        <source>Who delivers live changes</source>
        <translation>由誰傳送即時變更</translation>
    </message>
    <message>
        <source>Storewire sends the fields you saw, tries for days, and works while it runs. The store itself sends by its own webhooks, also while this computer is off; WooCommerce does not try again, and sends whole records with IP addresses and notes. Never both.</source>
        <translation>Storewire 只傳送您看過的欄位，會持續嘗試數天，但只在執行時運作。商店本身則透過自己的 Webhook 傳送，這台電腦關機時也能運作；WooCommerce 不會重試，而且會傳送包含 IP 位址與備註的完整資料。兩者不會同時傳送。</translation>
    </message>
    <message>
        <source>API host</source>
        <translation>API 主機</translation>
    </message>
    <message>
        <source>Dashboard host</source>
        <translation>後台主機</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>The colours of this window.</source>
        <translation>這個視窗的配色。</translation>
    </message>
    <message>
        <source>Applies when Storewire is started the next time.</source>
        <translation>下次啟動 Storewire 時生效。</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>在背景繼續執行</translation>
    </message>
    <message>
        <source>Syncing goes on when the window is closed; an icon in the tray shows it.</source>
        <translation>關閉視窗後仍會繼續同步，並在系統匣顯示圖示。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only for what needs you.</source>
        <translation>僅在需要您處理時通知。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理伺服器</translation>
    </message>
    <message>
        <source>The way to stores and platforms. Applies at once, and to sign-in pages.</source>
        <translation>連往商店與平台的路徑。立即生效，也適用於登入頁面。</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理伺服器的位址</translation>
    </message>
    <message>
        <source>Host and port, without user name and password.</source>
        <translation>主機與連接埠，不含使用者名稱與密碼。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>無</translation>
    </message>
    <message>
        <source>1 store</source>
        <translation>1 間商店</translation>
    </message>
    <message>
        <source>{count} stores</source>
        <translation>{count} 間商店</translation>
    </message>
    <message>
        <source>1 needs you</source>
        <translation>1 間需要您處理</translation>
    </message>
    <message>
        <source>{count} need you</source>
        <translation>{count} 間需要您處理</translation>
    </message>
    <message>
        <source>nothing needs you</source>
        <translation>沒有需要您處理的事項</translation>
    </message>
    <message>
        <source>1 delivery waits</source>
        <translation>1 筆傳送等候中</translation>
    </message>
    <message>
        <source>{count} deliveries wait</source>
        <translation>{count} 筆傳送等候中</translation>
    </message>
    <message>
        <source>What this is</source>
        <translation>檔案說明</translation>
    </message>
    <message>
        <source>This computer and the program</source>
        <translation>這台電腦與程式</translation>
    </message>
    <message>
        <source>The window and the screen</source>
        <translation>視窗與螢幕</translation>
    </message>
    <message>
        <source>The database: sizes and health</source>
        <translation>資料庫：大小與健康狀態</translation>
    </message>
    <message>
        <source>The engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Connected stores</source>
        <translation>已連接的商店</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>檢查結果</translation>
    </message>
    <message>
        <source>The last sync</source>
        <translation>上次同步</translation>
    </message>
    <message>
        <source>How many deliveries there are</source>
        <translation>傳送的數量</translation>
    </message>
    <message>
        <source>How the store is watched</source>
        <translation>商店的監看方式</translation>
    </message>
    <message>
        <source>The companion plugin</source>
        <translation>輔助外掛</translation>
    </message>
    <message>
        <source>Failures by cause</source>
        <translation>失敗項目 (依原因)</translation>
    </message>
    <message>
        <source>The newest deliveries and their tries</source>
        <translation>最新的傳送及其嘗試</translation>
    </message>
    <message>
        <source>The end of the log</source>
        <translation>記錄的結尾</translation>
    </message>
    <message>
        <source>{what} of store {number}</source>
        <translation>商店 {number}：{what}</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 位元組</translation>
    </message>
    <message>
        <source>{count} kB</source>
        <translation>{count} kB</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information and worse</source>
        <translation>資訊及更嚴重者</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>警告及更嚴重者</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>僅錯誤</translation>
    </message>
    <message>
        <source>First sync</source>
        <translation>首次同步</translation>
    </message>
    <message>
        <source>Everything again</source>
        <translation>全部重新同步</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>約剩 {time}</translation>
    </message>
    <message>
        <source>Sequenzy allows 100 requests a minute</source>
        <translation>Sequenzy 每分鐘允許 100 個請求</translation>
    </message>
    <message>
        <source>Segmentflow sets the pace</source>
        <translation>速度由 Segmentflow 決定</translation>
    </message>
    <message>
        <source>the platform sets the pace</source>
        <translation>速度由平台決定</translation>
    </message>
    <message>
        <source>the store sets the pace</source>
        <translation>速度由商店決定</translation>
    </message>
    <message>
        <source>looking through the orders for what each customer bought</source>
        <translation>正在從訂單中統計每位顧客的購買內容</translation>
    </message>
    <message>
        <source>reading the store</source>
        <translation>正在讀取商店</translation>
    </message>
    <message>
        <source>everything is read, the rest is being sent</source>
        <translation>已全部讀取，正在傳送其餘內容</translation>
    </message>
    <message>
        <source>paused; nothing is lost, and it goes on where it stopped</source>
        <translation>已暫停；沒有遺失任何資料，之後會從停止處繼續</translation>
    </message>
    <message>
        <source>stopped; what was sent stays, and it can go on later</source>
        <translation>已停止；已傳送的內容會保留，之後可以繼續</translation>
    </message>
    <message>
        <source>up to date, finished {time}</source>
        <translation>已是最新狀態，完成時間：{time}</translation>
    </message>
    <message>
        <source>nothing was sent yet</source>
        <translation>尚未傳送任何內容</translation>
    </message>
    <message>
        <source>waiting until the connection works again; nothing is lost</source>
        <translation>等候連線恢復運作；沒有遺失任何資料</translation>
    </message>
    <message>
        <source>It takes about as long as the first sync.</source>
        <translation>所需時間與首次同步差不多。</translation>
    </message>
    <message>
        <source>{count} records are sent again, which takes about {time}.</source>
        <translation>會重新傳送 {count} 筆資料，約需 {time}。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{done} so far</source>
        <translation>目前 {done}</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>{time} 完成</translation>
    </message>
    <message>
        <source>{count} a second</source>
        <translation>每秒 {count} 筆</translation>
    </message>
    <message>
        <source>{count} to send</source>
        <translation>待傳送 {count} 筆</translation>
    </message>
    <message>
        <source>with orders</source>
        <translation>隨訂單讀取</translation>
    </message>
    <message>
        <source>The store answers</source>
        <translation>商店有回應</translation>
    </message>
    <message>
        <source>in {seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>The store answers slowly</source>
        <translation>商店回應緩慢</translation>
    </message>
    <message>
        <source>Syncing works, but takes longer. Ask your host why the site is slow.</source>
        <translation>同步仍可運作，但需要較長時間。請詢問主機商網站緩慢的原因。</translation>
    </message>
    <message>
        <source>The store does not answer</source>
        <translation>商店沒有回應</translation>
    </message>
    <message>
        <source>Open it in your browser. If it does not open there either, ask your host.</source>
        <translation>請在瀏覽器中開啟商店。如果也無法開啟，請詢問主機商。</translation>
    </message>
    <message>
        <source>It runs WordPress</source>
        <translation>這是 WordPress 網站</translation>
    </message>
    <message>
        <source>This WordPress is old</source>
        <translation>這個 WordPress 版本較舊</translation>
    </message>
    <message>
        <source>Storewire works with 5.6 and later. Update WordPress when you can.</source>
        <translation>Storewire 適用於 5.6 以上版本。請在方便時更新 WordPress。</translation>
    </message>
    <message>
        <source>It does not look like WordPress</source>
        <translation>看起來不是 WordPress 網站</translation>
    </message>
    <message>
        <source>If the shop lies in a folder, type that too, such as example.com/shop.</source>
        <translation>如果商店位於資料夾中，請一併輸入，例如 example.com/shop。</translation>
    </message>
    <message>
        <source>WooCommerce is active</source>
        <translation>WooCommerce 已啟用</translation>
    </message>
    <message>
        <source>WooCommerce was not found</source>
        <translation>找不到 WooCommerce</translation>
    </message>
    <message>
        <source>Segmentflow takes the site&apos;s users and comments. For a shop, activate or update WooCommerce in wp-admin under Plugins; Sequenzy needs it.</source>
        <translation>Segmentflow 可接收網站的使用者與留言。如需商店，請在 wp-admin 的「外掛」中啟用或更新 WooCommerce；Sequenzy 需要 WooCommerce。</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and activate or update WooCommerce.</source>
        <translation>請在 wp-admin 開啟「外掛」，啟用或更新 WooCommerce。</translation>
    </message>
    <message>
        <source>Its interface for programs answers</source>
        <translation>商店的程式介面有回應</translation>
    </message>
    <message>
        <source>Its interface for programs answers now and then</source>
        <translation>商店的程式介面時好時壞</translation>
    </message>
    <message>
        <source>Ask your host, or look in your security plugin, what holds requests back.</source>
        <translation>請詢問主機商，或查看安全外掛，了解是什麼阻擋了請求。</translation>
    </message>
    <message>
        <source>Its interface for programs does not answer</source>
        <translation>商店的程式介面沒有回應</translation>
    </message>
    <message>
        <source>Look in your security plugin for “REST API” and allow it for signed-in users.</source>
        <translation>請在安全外掛中尋找「REST API」，並允許已登入的使用者使用。</translation>
    </message>
    <message>
        <source>No cache is in the way</source>
        <translation>沒有快取干擾</translation>
    </message>
    <message>
        <source>A cache answers in the store&apos;s stead</source>
        <translation>快取代替商店回應</translation>
    </message>
    <message>
        <source>What is read may be old. Leave /wp-json out in your cache plugin or at your host.</source>
        <translation>讀到的內容可能是舊的。請在快取外掛或主機商的設定中排除 /wp-json。</translation>
    </message>
    <message>
        <source>A cache answers even signed-in requests</source>
        <translation>快取連已登入的請求也代為回應</translation>
    </message>
    <message>
        <source>What is read is old, and strangers may see it. Leave /wp-json out in your cache plugin or at your host.</source>
        <translation>讀到的內容是舊的，而且陌生人可能看得到。請在快取外掛或主機商的設定中排除 /wp-json。</translation>
    </message>
    <message>
        <source>The site has no shop that is left out</source>
        <translation>網站沒有遺漏未同步的商店</translation>
    </message>
    <message>
        <source>The site has a shop now</source>
        <translation>這個網站現在有商店了</translation>
    </message>
    <message>
        <source>WooCommerce was activated</source>
        <translation>WooCommerce 已啟用</translation>
    </message>
    <message>
        <source>Sync the shop too, and products, customers and orders are sent as well.</source>
        <translation>一併同步商店後，商品、顧客與訂單也會傳送。</translation>
    </message>
    <message>
        <source>The site&apos;s shop cannot be read</source>
        <translation>無法讀取網站的商店</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and update WooCommerce.</source>
        <translation>請在 wp-admin 開啟「外掛」，並更新 WooCommerce。</translation>
    </message>
    <message>
        <source>No other plugin does the same work</source>
        <translation>沒有其他外掛在做相同的工作</translation>
    </message>
    <message>
        <source>{plugins}&apos;s own plugin is active in the store</source>
        <translation>{plugins} 自己的外掛已在商店中啟用</translation>
    </message>
    <message>
        <source>Both would send everything twice. Replace it: deactivate it in wp-admin under Plugins. Or observe only: then Storewire shows what happens and sends nothing.</source>
        <translation>兩者同時運作會讓所有內容傳送兩次。取代外掛：請在 wp-admin 的「外掛」中停用。或選擇僅觀察：Storewire 會顯示發生的事，但不傳送任何內容。</translation>
    </message>
    <message>
        <source>Deactivate it in wp-admin under Plugins, or observe only.</source>
        <translation>請在 wp-admin 的「外掛」中停用，或選擇僅觀察。</translation>
    </message>
    <message>
        <source>The password reaches WordPress</source>
        <translation>密碼可送達 WordPress</translation>
    </message>
    <message>
        <source>The key travels in the address</source>
        <translation>金鑰透過網址傳遞</translation>
    </message>
    <message>
        <source>You chose this because the server cuts the Authorization header. Ask your host to pass it on, then reconnect with a password.</source>
        <translation>因為伺服器會移除 Authorization 標頭，所以您選擇了這個方式。請要求主機商保留標頭，然後以密碼重新連線。</translation>
    </message>
    <message>
        <source>The server removes the password</source>
        <translation>伺服器移除了密碼</translation>
    </message>
    <message>
        <source>Ask your host to pass the “Authorization” header on to PHP.</source>
        <translation>請要求主機商將「Authorization」標頭轉送給 PHP。</translation>
    </message>
    <message>
        <source>Webhooks are allowed</source>
        <translation>允許使用 Webhook</translation>
    </message>
    <message>
        <source>Webhooks are not allowed</source>
        <translation>不允許使用 Webhook</translation>
    </message>
    <message>
        <source>The store cannot tell of changes at once; Storewire finds them when it reads. Reconnect as a shop manager to allow them.</source>
        <translation>商店無法立即通知變更；Storewire 會在讀取時發現。如要允許 Webhook，請以商店經理的身分重新連線。</translation>
    </message>
    <message>
        <source>Reconnect as a shop manager to allow them.</source>
        <translation>如要允許 Webhook，請以商店經理的身分重新連線。</translation>
    </message>
    <message>
        <source>It is the store that was connected</source>
        <translation>這是原本連接的商店</translation>
    </message>
    <message>
        <source>It may not be the store that was connected</source>
        <translation>這可能不是原本連接的商店</translation>
    </message>
    <message>
        <source>Check the address; disconnect here if another store has taken its place.</source>
        <translation>請檢查網址；如果已被另一間商店取代，請在這裡中斷連線。</translation>
    </message>
    <message>
        <source>It is not the store that was connected</source>
        <translation>這不是原本連接的商店</translation>
    </message>
    <message>
        <source>No other computer is connected as the same user</source>
        <translation>沒有其他電腦以同一位使用者的身分連接</translation>
    </message>
    <message>
        <source>Nothing counts twice, but one of them suffices. Observe only here, or reconnect and take over.</source>
        <translation>內容不會重複計算，但只需要一台電腦。請在這裡選擇僅觀察，或重新連線並接手。</translation>
    </message>
    <message>
        <source>Observe only here, or reconnect and take over.</source>
        <translation>請在這裡選擇僅觀察，或重新連線並接手。</translation>
    </message>
    <message>
        <source>Application passwords are available</source>
        <translation>可以使用應用程式密碼</translation>
    </message>
    <message>
        <source>Application passwords may be switched off</source>
        <translation>應用程式密碼可能已關閉</translation>
    </message>
    <message>
        <source>Allow them in your security plugin, or paste a WooCommerce key.</source>
        <translation>請在安全外掛中允許，或貼上 WooCommerce 金鑰。</translation>
    </message>
    <message>
        <source>Application passwords are switched off</source>
        <translation>應用程式密碼已關閉</translation>
    </message>
    <message>
        <source>Nobody can listen in</source>
        <translation>連線已加密，無法被竊聽</translation>
    </message>
    <message>
        <source>The store is not encrypted</source>
        <translation>商店沒有加密</translation>
    </message>
    <message>
        <source>Others on the way could read what is sent. Ask your host for https.</source>
        <translation>傳輸途中的其他人可能會讀到傳送的內容。請向主機商申請 https。</translation>
    </message>
    <message>
        <source>The store&apos;s clock is right</source>
        <translation>商店的時鐘正確</translation>
    </message>
    <message>
        <source>The store&apos;s clock is {skew}</source>
        <translation>商店的時鐘{skew}</translation>
    </message>
    <message>
        <source>Events are dated by the store. Ask your host to correct the server&apos;s time.</source>
        <translation>事件的時間由商店決定。請要求主機商校正伺服器的時間。</translation>
    </message>
    <message>
        <source>Storewire is signed in</source>
        <translation>Storewire 已登入</translation>
    </message>
    <message>
        <source>as {user}</source>
        <translation>身分：{user}</translation>
    </message>
    <message>
        <source>It is not sure whether Storewire is signed in</source>
        <translation>無法確定 Storewire 是否已登入</translation>
    </message>
    <message>
        <source>Check again in a few minutes.</source>
        <translation>請在幾分鐘後重新檢查。</translation>
    </message>
    <message>
        <source>The store no longer lets Storewire in</source>
        <translation>商店不再允許 Storewire 存取</translation>
    </message>
    <message>
        <source>Press Reconnect and approve the access again.</source>
        <translation>請按「重新連線」，並再次核准存取權。</translation>
    </message>
    <message>
        <source>Storewire may read products, customers and orders</source>
        <translation>Storewire 可以讀取商品、顧客與訂單</translation>
    </message>
    <message>
        <source>Storewire may not read everything</source>
        <translation>Storewire 無法讀取全部內容</translation>
    </message>
    <message>
        <source>Reconnect as a shop manager or an administrator.</source>
        <translation>請以商店經理或網站管理員的身分重新連線。</translation>
    </message>
    <message>
        <source>Storewire may not read the shop</source>
        <translation>Storewire 無法讀取商店</translation>
    </message>
    <message>
        <source>Press Reconnect and sign in as a shop manager or an administrator.</source>
        <translation>請按「重新連線」，並以商店經理或網站管理員的身分登入。</translation>
    </message>
    <message>
        <source>{platform} accepts deliveries</source>
        <translation>{platform} 接受傳送</translation>
    </message>
    <message>
        <source>{platform} cannot be reached</source>
        <translation>無法連上 {platform}</translation>
    </message>
    <message>
        <source>Deliveries wait here; nothing is lost. Storewire tries again by itself.</source>
        <translation>傳送會在這裡等候，不會遺失任何資料。Storewire 會自動再試。</translation>
    </message>
    <message>
        <source>{platform} no longer accepts this connection</source>
        <translation>{platform} 不再接受這個連線</translation>
    </message>
    <message>
        <source>Deliveries wait here; nothing is lost. Press Reconnect to approve it again.</source>
        <translation>傳送會在這裡等候，不會遺失任何資料。請按「重新連線」再次核准。</translation>
    </message>
    <message>
        <source>The key allows all that is needed</source>
        <translation>金鑰具備所有需要的權限</translation>
    </message>
    <message>
        <source>The key may lack a permission</source>
        <translation>金鑰可能缺少權限</translation>
    </message>
    <message>
        <source>Look at the key&apos;s permissions in the dashboard.</source>
        <translation>請在後台查看金鑰的權限。</translation>
    </message>
    <message>
        <source>The key lacks a permission</source>
        <translation>金鑰缺少權限</translation>
    </message>
    <message>
        <source>Give the key this permission in the dashboard; what needs it waits.</source>
        <translation>請在後台授予金鑰這項權限；需要這項權限的內容會等候。</translation>
    </message>
    <message>
        <source>The store delivers live changes itself</source>
        <translation>由商店本身傳送即時變更</translation>
    </message>
    <message>
        <source>{active} of {wanted} webhooks are active</source>
        <translation>{active} / {wanted} 個 Webhook 已啟用</translation>
    </message>
    <message>
        <source>The store had switched webhooks off; they are on again</source>
        <translation>商店曾關閉 Webhook，現已重新啟用</translation>
    </message>
    <message>
        <source>{repaired} of {wanted} webhooks</source>
        <translation>{repaired} / {wanted} 個 Webhook</translation>
    </message>
    <message>
        <source>Products and customers of that time are read again. Events of orders since {time} may be missing: send them again if you like; what the store did deliver may then count twice.</source>
        <translation>這段期間的商品與顧客會重新讀取。{time} 之後的訂單事件可能有遺漏：您可以重新傳送，但商店已傳送的內容可能會重複計算。</translation>
    </message>
    <message>
        <source>The store&apos;s webhooks could not be looked at</source>
        <translation>無法查看商店的 Webhook</translation>
    </message>
    <message>
        <source>Check again when the store answers; Storewire looks every hour.</source>
        <translation>請在商店有回應時重新檢查；Storewire 每小時會查看一次。</translation>
    </message>
    <message>
        <source>{platform} sees this connection</source>
        <translation>{platform} 看得到這個連線</translation>
    </message>
    <message>
        <source>{platform} has not heard from Storewire lately</source>
        <translation>{platform} 最近沒有收到 Storewire 的回報</translation>
    </message>
    <message>
        <source>Check this computer&apos;s connection. Storewire tries again by itself.</source>
        <translation>請檢查這台電腦的網路連線。Storewire 會自動再試。</translation>
    </message>
    <message>
        <source>{platform} does not see this connection</source>
        <translation>{platform} 看不到這個連線</translation>
    </message>
    <message>
        <source>Press Reconnect to approve it again.</source>
        <translation>請按「重新連線」再次核准。</translation>
    </message>
    <message>
        <source>{time} ahead</source>
        <translation>快了 {time}</translation>
    </message>
    <message>
        <source>{time} behind</source>
        <translation>慢了 {time}</translation>
    </message>
    <message>
        <source>{free} of {per_minute} requests a minute free</source>
        <translation>每分鐘 {per_minute} 個請求，尚餘 {free} 個</translation>
    </message>
    <message>
        <source>Not looked for yet</source>
        <translation>尚未尋找</translation>
    </message>
    <message>
        <source>Storewire looks for it when the connection is at work.</source>
        <translation>連線開始運作後，Storewire 就會尋找。</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安裝</translation>
    </message>
    <message>
        <source>Without it Storewire sees no carts and no classic checkouts, and finds changes at the next look instead of at once. Everything else works.</source>
        <translation>沒有這個外掛時，Storewire 看不到購物車與傳統結帳，而且要到下次查看時才會發現變更，無法即時得知。其他功能都正常運作。</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>運作中</translation>
    </message>
    <message>
        <source>Carts, checkouts and changes are seen as they happen.</source>
        <translation>購物車、結帳與變更都能即時看到。</translation>
    </message>
    <message>
        <source>Standing still: this site is a copy</source>
        <translation>已停止運作：這個網站是複本</translation>
    </message>
    <message>
        <source>The plugin was set up at another address, so here it records and tracks nothing. That is right for a test site. If the shop has moved here for good, connect it again.</source>
        <translation>這個外掛是在另一個網址設定的，因此在這裡不會記錄或追蹤任何內容。如果這是測試網站，這樣是正確的。如果商店已永久搬到這裡，請重新連接。</translation>
    </message>
    <message>
        <source>Not allowed to read it</source>
        <translation>沒有讀取權限</translation>
    </message>
    <message>
        <source>The store&apos;s user may not manage the shop, or something in front of the store blocks the plugin. Connect again as an administrator or shop manager.</source>
        <translation>商店的使用者無權管理商店，或商店前端有東西阻擋了外掛。請以網站管理員或商店經理的身分重新連線。</translation>
    </message>
    <message>
        <source>Version {version} is installed; {ours} comes with this program. Install it over the old one.</source>
        <translation>目前安裝的是 {version} 版，這個程式隨附 {ours} 版。請直接安裝以取代舊版。</translation>
    </message>
    <message>
        <source>{version}, up to date</source>
        <translation>{version}，已是最新版本</translation>
    </message>
    <message>
        <source>{version}; {ours} can be installed</source>
        <translation>{version}；可安裝 {ours}</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>last event {time}</source>
        <translation>最近事件：{time}</translation>
    </message>
    <message>
        <source>two paid orders or more</source>
        <translation>兩筆以上已付款訂單</translation>
    </message>
    <message>
        <source>five paid orders or more</source>
        <translation>五筆以上已付款訂單</translation>
    </message>
    <message>
        <source>exactly one paid order</source>
        <translation>剛好一筆已付款訂單</translation>
    </message>
    <message>
        <source>one paid order, within the last 30 days</source>
        <translation>過去 30 天內有一筆已付款訂單</translation>
    </message>
    <message>
        <source>two paid orders or more, none in the last 90 days</source>
        <translation>兩筆以上已付款訂單，但過去 90 天內沒有</translation>
    </message>
    <message>
        <source>a paid order within the last 30 days</source>
        <translation>過去 30 天內有已付款訂單</translation>
    </message>
    <message>
        <source>a checkout started within a day, and no paid order since a day</source>
        <translation>一天內曾開始結帳，且一天內沒有已付款訂單</translation>
    </message>
    <message>
        <source>paid within the last 30 days, nothing completed in that time</source>
        <translation>過去 30 天內已付款，但這段期間沒有已完成的訂單</translation>
    </message>
    <message>
        <source>a completed order</source>
        <translation>有已完成的訂單</translation>
    </message>
    <message>
        <source>a cancelled order</source>
        <translation>有已取消的訂單</translation>
    </message>
    <message>
        <source>money given back</source>
        <translation>曾獲退費</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未記錄</translation>
    </message>
    <message>
        <source>the store</source>
        <translation>這間商店</translation>
    </message>
    <message>
        <source>another address</source>
        <translation>另一個網址</translation>
    </message>
    <message>
        <source>The site</source>
        <translation>這個網站</translation>
    </message>
    <message>
        <source>the platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>an old version</source>
        <translation>舊版本</translation>
    </message>
    <message>
        <source>something that Storewire needs</source>
        <translation>Storewire 需要的權限</translation>
    </message>
    <message>
        <source>a file of another name</source>
        <translation>另一個名稱的檔案</translation>
    </message>
    <message>
        <source>a few</source>
        <translation>幾</translation>
    </message>
    <message>
        <source>The platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>another computer</source>
        <translation>另一台電腦</translation>
    </message>
    <message>
        <source>a check</source>
        <translation>某項檢查</translation>
    </message>
    <message>
        <source>a check before it failed</source>
        <translation>先前的檢查失敗</translation>
    </message>
    <message>
        <source>this user</source>
        <translation>這位使用者</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>{clause}, {next}</source>
        <translation>{clause}，{next}</translation>
    </message>
    <message>
        <source>{item}, {next}</source>
        <translation>{item}、{next}</translation>
    </message>
    <message>
        <source>{title}. {text}</source>
        <translation>{title}。{text}</translation>
    </message>
    <message>
        <source>Disconnected.</source>
        <translation>已中斷連線。</translation>
    </message>
    <message>
        <source>{who} could not be told yet. Storewire keeps what it needs for that in the keyring until {date} and tries again.</source>
        <translation>尚未通知：{who}。Storewire 會在鑰匙圈中保留所需的資料到 {date}，並再次嘗試。</translation>
    </message>
    <message>
        <source>{platform} could not be told: end the connection there too.</source>
        <translation>無法通知 {platform}：請到那裡一併結束連線。</translation>
    </message>
    <message>
        <source>Delete Storewire&apos;s application password in the store under Users → Profile.</source>
        <translation>請在商店的「使用者」→「個人資料」中刪除 Storewire 的應用程式密碼。</translation>
    </message>
    <message>
        <source>The store</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>{platform} and the store</source>
        <translation>{platform} 與商店</translation>
    </message>
    <message>
        <source>{who} could not be told yet; Storewire tries until {date}.</source>
        <translation>尚未通知：{who}；Storewire 會嘗試到 {date}。</translation>
    </message>
    <message>
        <source>{platform} deleted the person.</source>
        <translation>{platform} 已刪除這個人的資料。</translation>
    </message>
    <message>
        <source>{platform} did not know the person.</source>
        <translation>{platform} 沒有這個人的資料。</translation>
    </message>
    <message>
        <source>{platform} was told to delete the profile. Look the person up there to see whether anything remains.</source>
        <translation>已通知 {platform} 刪除個人檔案。請到那裡查詢這個人，確認是否還有殘留資料。</translation>
    </message>
    <message>
        <source>{platform} deletes people in its dashboard only: open it, look the address up under people, and delete the profile.</source>
        <translation>{platform} 只能在後台刪除個人資料：請開啟後台，在人員中查詢這個地址，然後刪除個人檔案。</translation>
    </message>
    <message>
        <source>{platform} could not be reached. Erase the person again when it answers, or do it in its dashboard.</source>
        <translation>無法連上 {platform}。請在它恢復回應後再次清除這個人的資料，或到後台處理。</translation>
    </message>
    <message>
        <source>{platform} refused it. Reconnect and erase the person again, or do it in its dashboard.</source>
        <translation>{platform} 拒絕了這項要求。請重新連線後再次清除這個人的資料，或到後台處理。</translation>
    </message>
    <message>
        <source>{count} deliveries were removed here.</source>
        <translation>這裡已移除 {count} 筆傳送。</translation>
    </message>
    <message>
        <source>1 delivery was removed here.</source>
        <translation>這裡已移除 1 筆傳送。</translation>
    </message>
    <message>
        <source>Nothing of this person is sent again.</source>
        <translation>不會再傳送這個人的任何內容。</translation>
    </message>
    <message>
        <source>The store delivers by itself here: delete the person in the store too, or it may tell of them again.</source>
        <translation>這裡由商店自行傳送：請一併刪除商店中這個人的資料，否則可能會再次傳送。</translation>
    </message>
    <message>
        <source>What the store itself has of the person is deleted in the store.</source>
        <translation>商店本身擁有的個人資料，請在商店中刪除。</translation>
    </message>
    <message>
        <source>Guest buyers</source>
        <translation>訪客買家</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Product updated</source>
        <translation>商品已更新</translation>
    </message>
    <message>
        <source>Product removed</source>
        <translation>商品已移除</translation>
    </message>
    <message>
        <source>Customer details</source>
        <translation>顧客資料</translation>
    </message>
    <message>
        <source>Customer removed</source>
        <translation>顧客已移除</translation>
    </message>
    <message>
        <source>Guest buyer details</source>
        <translation>訪客買家資料</translation>
    </message>
    <message>
        <source>Customer created</source>
        <translation>顧客已建立</translation>
    </message>
    <message>
        <source>Customer updated</source>
        <translation>顧客已更新</translation>
    </message>
    <message>
        <source>Order created</source>
        <translation>訂單已建立</translation>
    </message>
    <message>
        <source>Order paid</source>
        <translation>訂單已付款</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>訂單已成立</translation>
    </message>
    <message>
        <source>Order on hold</source>
        <translation>訂單保留</translation>
    </message>
    <message>
        <source>Order completed</source>
        <translation>訂單已完成</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>訂單已取消</translation>
    </message>
    <message>
        <source>Order refunded</source>
        <translation>訂單已退費</translation>
    </message>
    <message>
        <source>Order failed</source>
        <translation>訂單失敗</translation>
    </message>
    <message>
        <source>Order moved to the trash</source>
        <translation>訂單已移至回收桶</translation>
    </message>
    <message>
        <source>Order restored</source>
        <translation>訂單已還原</translation>
    </message>
    <message>
        <source>User details</source>
        <translation>使用者資料</translation>
    </message>
    <message>
        <source>User registered</source>
        <translation>使用者已註冊</translation>
    </message>
    <message>
        <source>Comment posted</source>
        <translation>留言已發表</translation>
    </message>
    <message>
        <source>Form submitted</source>
        <translation>表單已送出</translation>
    </message>
    <message>
        <source>Cart started</source>
        <translation>開始使用購物車</translation>
    </message>
    <message>
        <source>Cart emptied</source>
        <translation>購物車已清空</translation>
    </message>
    <message>
        <source>Added to cart</source>
        <translation>已加入購物車</translation>
    </message>
    <message>
        <source>Removed from cart</source>
        <translation>已從購物車移除</translation>
    </message>
    <message>
        <source>Checkout started</source>
        <translation>已開始結帳</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>測試</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>傳送中</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>處理中</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>已送達</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>已捨棄</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>已取代</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>已退訂</translation>
    </message>
    <message>
        <source>Connected to {platform}</source>
        <translation>已連線到 {platform}</translation>
    </message>
    <message>
        <source>Syncing to {platform}</source>
        <translation>正在同步到 {platform}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您處理</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已中斷連線</translation>
    </message>
    <message>
        <source>in sync</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>syncing</source>
        <translation>同步中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暫停</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>需要您處理</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>已中斷連線</translation>
    </message>
    <message>
        <source>running</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>If the store asked you to let the platform in too, remove its key under WooCommerce → Settings → Advanced → REST API.</source>
        <translation>如果商店曾要求您也允許平台存取，請在 WooCommerce →「設定」→「進階」→「REST API」中移除平台的金鑰。</translation>
    </message>
    <message>
        <source>The API key still exists at the platform: revoke it in the dashboard under API keys.</source>
        <translation>平台上的 API 金鑰仍然存在：請在後台的 API 金鑰頁面撤銷。</translation>
    </message>
    <message>
        <source>Something of the connection remains at the platform; see its dashboard.</source>
        <translation>平台上仍留有部分連線資料，請到平台的後台查看。</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count} 件商品</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 件商品</translation>
    </message>
    <message>
        <source>This is not a website&apos;s address</source>
        <translation>這不是網站的網址</translation>
    </message>
    <message>
        <source>Storewire could not make an address of what was typed.</source>
        <translation>Storewire 無法將輸入的內容辨識為網址。</translation>
    </message>
    <message>
        <source>Type the address as you see it in the browser, such as shop.example.com.</source>
        <translation>請輸入瀏覽器中看到的網址，例如 shop.example.com。</translation>
    </message>
    <message>
        <source>There is no website at this address</source>
        <translation>這個網址沒有網站</translation>
    </message>
    <message>
        <source>The name {host} is not known on the internet.</source>
        <translation>網際網路上查不到 {host} 這個名稱。</translation>
    </message>
    <message>
        <source>Check the address for typing mistakes, and this computer&apos;s connection.</source>
        <translation>請檢查網址是否有誤，以及這台電腦的網路連線。</translation>
    </message>
    <message>
        <source>The website does not accept connections</source>
        <translation>網站不接受連線</translation>
    </message>
    <message>
        <source>{host} is there, but its server refused to talk.</source>
        <translation>{host} 存在，但伺服器拒絕連線。</translation>
    </message>
    <message>
        <source>Open the store in your browser. If it does not open there either, ask your host.</source>
        <translation>請在瀏覽器中開啟商店。如果也無法開啟，請詢問主機商。</translation>
    </message>
    <message>
        <source>No answer came in time</source>
        <translation>未在時限內收到回應</translation>
    </message>
    <message>
        <source>{host} took too long to answer. Nothing is lost.</source>
        <translation>{host} 回應時間過長。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays so, ask the host why the site is slow.</source>
        <translation>請在幾分鐘後再試一次。如果一直如此，請詢問主機商網站緩慢的原因。</translation>
    </message>
    <message>
        <source>The website&apos;s certificate is not valid</source>
        <translation>網站的憑證無效</translation>
    </message>
    <message>
        <source>Nobody can tell whether this really is {host}, so nothing was sent to it.</source>
        <translation>無法確認這是否真的是 {host}，因此沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Ask your host to renew the certificate for https, then try again.</source>
        <translation>請要求主機商更新 https 憑證，然後再試一次。</translation>
    </message>
    <message>
        <source>The website does not answer over https</source>
        <translation>網站不支援 https</translation>
    </message>
    <message>
        <source>{host} is there, but does not encrypt at this address. Nothing was sent to it.</source>
        <translation>{host} 存在，但在這個網址沒有加密。沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Check the address; ask your host for https if the store has none.</source>
        <translation>請檢查網址；如果商店沒有 https，請向主機商申請。</translation>
    </message>
    <message>
        <source>This website does not look like WordPress</source>
        <translation>這個網站看起來不是 WordPress</translation>
    </message>
    <message>
        <source>{host} answers, but not as WordPress does.</source>
        <translation>{host} 有回應，但不是 WordPress 的回應。</translation>
    </message>
    <message>
        <source>{name} runs WordPress, but WooCommerce is not active there. Sequenzy needs it.</source>
        <translation>{name} 使用 WordPress，但並未啟用 WooCommerce。Sequenzy 需要 WooCommerce。</translation>
    </message>
    <message>
        <source>In wp-admin open Plugins and activate WooCommerce, then try again; or connect the site to Segmentflow, which takes its users and comments.</source>
        <translation>請在 wp-admin 開啟「外掛」並啟用 WooCommerce，然後再試一次；或將網站連接到 Segmentflow，它可接收網站的使用者與留言。</translation>
    </message>
    <message>
        <source>This WooCommerce is too old</source>
        <translation>這個 WooCommerce 版本過舊</translation>
    </message>
    <message>
        <source>The store runs {version}; Storewire reads WooCommerce 5.0 and later.</source>
        <translation>商店使用的是 {version} 版；Storewire 可讀取 WooCommerce 5.0 以上版本。</translation>
    </message>
    <message>
        <source>Update WooCommerce in wp-admin under Plugins. Make a backup first.</source>
        <translation>請在 wp-admin 的「外掛」中更新 WooCommerce。更新前請先備份。</translation>
    </message>
    <message>
        <source>The store&apos;s interface for programs is closed</source>
        <translation>商店的程式介面已關閉</translation>
    </message>
    <message>
        <source>A plugin or the host blocks WordPress&apos; REST API at {host}.</source>
        <translation>外掛或主機商阻擋了 {host} 的 WordPress REST API。</translation>
    </message>
    <message>
        <source>A firewall is in the way</source>
        <translation>有防火牆阻擋</translation>
    </message>
    <message>
        <source>{host} has a firewall that took Storewire for a robot. Nothing is lost.</source>
        <translation>{host} 的防火牆將 Storewire 當成了機器人。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Ask your host, or look in your security plugin, to allow Storewire&apos;s requests.</source>
        <translation>請要求主機商允許 Storewire 的請求，或在安全外掛中允許。</translation>
    </message>
    <message>
        <source>The store is in maintenance mode</source>
        <translation>商店處於維護模式</translation>
    </message>
    <message>
        <source>{host} is being updated. Nothing is lost; Storewire goes on afterwards.</source>
        <translation>{host} 正在更新。沒有遺失任何資料，Storewire 之後會繼續。</translation>
    </message>
    <message>
        <source>Wait until the update is done. An update usually takes a few minutes.</source>
        <translation>請等候更新完成，通常需要幾分鐘。</translation>
    </message>
    <message>
        <source>The website has an error of its own</source>
        <translation>網站本身發生錯誤</translation>
    </message>
    <message>
        <source>{host} answers with a critical error. Nothing is lost.</source>
        <translation>{host} 回應了嚴重錯誤。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Open the store in your browser. If it fails there too, ask your host or developer.</source>
        <translation>請在瀏覽器中開啟商店。如果也發生錯誤，請詢問主機商或開發人員。</translation>
    </message>
    <message>
        <source>The website sends visitors elsewhere</source>
        <translation>網站會將訪客帶往其他地方</translation>
    </message>
    <message>
        <source>{host} leads to {to}.</source>
        <translation>{host} 會前往 {to}。</translation>
    </message>
    <message>
        <source>If that is your store, type its address instead.</source>
        <translation>如果那是您的商店，請改為輸入該網址。</translation>
    </message>
    <message>
        <source>The website asks for a password of its own</source>
        <translation>網站要求輸入另外的密碼</translation>
    </message>
    <message>
        <source>{host} is behind a password of the server, as test sites often are.</source>
        <translation>{host} 受伺服器密碼保護，測試網站經常如此。</translation>
    </message>
    <message>
        <source>Ask your host to take that password away, at least from /wp-json.</source>
        <translation>請要求主機商移除該密碼，至少移除 /wp-json 的密碼。</translation>
    </message>
    <message>
        <source>The dashboard asks for a password of its own</source>
        <translation>後台要求輸入另外的密碼</translation>
    </message>
    <message>
        <source>The server of {host} guards wp-admin with a password, and WordPress then makes none for programs.</source>
        <translation>{host} 的伺服器以密碼保護 wp-admin，因此 WordPress 不會為程式建立密碼。</translation>
    </message>
    <message>
        <source>Ask your host to take that password away for a while, or paste a WooCommerce key.</source>
        <translation>請要求主機商暫時移除該密碼，或貼上 WooCommerce 金鑰。</translation>
    </message>
    <message>
        <source>They let a program in without your own password. A plugin at {host} forbids them.</source>
        <translation>應用程式密碼讓程式不需要您自己的密碼就能存取。{host} 的某個外掛禁止使用。</translation>
    </message>
    <message>
        <source>Allow application passwords in your security plugin, or paste a WooCommerce key.</source>
        <translation>請在安全外掛中允許應用程式密碼，或貼上 WooCommerce 金鑰。</translation>
    </message>
    <message>
        <source>Over plain http a password could be read by others, so WordPress does not allow it.</source>
        <translation>透過未加密的 http，密碼可能被其他人讀取，因此 WordPress 不允許使用。</translation>
    </message>
    <message>
        <source>Ask your host for https (a certificate is usually free), then try again.</source>
        <translation>請向主機商申請 https (憑證通常免費)，然後再試一次。</translation>
    </message>
    <message>
        <source>Access was not approved</source>
        <translation>存取權未獲核准</translation>
    </message>
    <message>
        <source>The store was told not to let Storewire in. Nothing was changed.</source>
        <translation>商店被要求不允許 Storewire 存取。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Sign in again and press “Yes, I approve of this connection”.</source>
        <translation>請再次登入，並按「是，核准這個連線」。</translation>
    </message>
    <message>
        <source>Storewire sends it, but the server at {host} drops it before WordPress sees it.</source>
        <translation>Storewire 有傳送密碼，但 {host} 的伺服器在送達 WordPress 前就將它移除。</translation>
    </message>
    <message>
        <source>Ask your host to pass the “Authorization” header on to PHP. Only if that is not possible, paste a WooCommerce key and let it travel in the address.</source>
        <translation>請要求主機商將「Authorization」標頭轉送給 PHP。只有在無法做到時，才貼上 WooCommerce 金鑰並透過網址傳遞。</translation>
    </message>
    <message>
        <source>The store does not accept this password</source>
        <translation>商店不接受這組密碼</translation>
    </message>
    <message>
        <source>It may have been revoked, or it is the password for signing in.</source>
        <translation>密碼可能已被撤銷，或這是登入用的密碼。</translation>
    </message>
    <message>
        <source>Use an application password, from wp-admin under Users → Profile, or approve again.</source>
        <translation>請使用 wp-admin「使用者」→「個人資料」中的應用程式密碼，或再次核准。</translation>
    </message>
    <message>
        <source>This account may not read the shop</source>
        <translation>這個帳號無法讀取商店</translation>
    </message>
    <message>
        <source>Products, customers and orders are not open to it, or on a site without a shop users and comments.</source>
        <translation>這個帳號無法存取商品、顧客與訂單；若網站沒有商店，則是使用者與留言。</translation>
    </message>
    <message>
        <source>Sign in as a shop manager, or on a site without a shop as an administrator.</source>
        <translation>請以商店經理的身分登入；若網站沒有商店，請以網站管理員的身分登入。</translation>
    </message>
    <message>
        <source>This is another store</source>
        <translation>這是另一間商店</translation>
    </message>
    <message>
        <source>Its first products, customers and orders are not those of {name}. Nothing was changed.</source>
        <translation>前幾項商品、顧客與訂單和 {name} 的不同。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Check the address. Connect this store as one of its own if it is a new one.</source>
        <translation>請檢查網址。如果這是新的商店，請另外連接。</translation>
    </message>
    <message>
        <source>This looks like a copy of {name}</source>
        <translation>這看起來是 {name} 的複本</translation>
    </message>
    <message>
        <source>The same store answers at {home} too, as the original of a test site does.</source>
        <translation>同一間商店在 {home} 也有回應，就像測試網站的原站一樣。</translation>
    </message>
    <message>
        <source>If this is a test site, leave it unconnected: its orders are not real ones.</source>
        <translation>如果這是測試網站，請不要連接：其中的訂單並非真實訂單。</translation>
    </message>
    <message>
        <source>The store answers with a web page instead of data</source>
        <translation>商店回應的是網頁，而不是資料</translation>
    </message>
    <message>
        <source>A plugin or the host changes the answers of {host}. Nothing is lost.</source>
        <translation>外掛或主機商變更了 {host} 的回應。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Switch off caching for /wp-json, or ask your host what changes the answers.</source>
        <translation>請關閉 /wp-json 的快取，或詢問主機商是什麼變更了回應。</translation>
    </message>
    <message>
        <source>The store could not answer</source>
        <translation>商店無法回應</translation>
    </message>
    <message>
        <source>{host} answered with an error. Nothing is lost; Storewire tries again.</source>
        <translation>{host} 回應了錯誤。沒有遺失任何資料，Storewire 會再試一次。</translation>
    </message>
    <message>
        <source>If it stays so, show the details to your host or developer.</source>
        <translation>如果一直如此，請將詳細資料提供給主機商或開發人員。</translation>
    </message>
    <message>
        <source>Too many requests in a short time</source>
        <translation>短時間內請求過多</translation>
    </message>
    <message>
        <source>{host} asked Storewire to slow down. Nothing is lost.</source>
        <translation>{host} 要求 Storewire 放慢速度。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>請等候一分鐘，然後再試一次。</translation>
    </message>
    <message>
        <source>The approval took too long</source>
        <translation>核准花費的時間過長</translation>
    </message>
    <message>
        <source>The page of {platform} is valid for a short time only. Nothing was connected.</source>
        <translation>{platform} 的頁面只在短時間內有效。沒有建立任何連線。</translation>
    </message>
    <message>
        <source>Start again; what you did in the store stays.</source>
        <translation>請重新開始；您在商店中完成的操作會保留。</translation>
    </message>
    <message>
        <source>The connection was not approved</source>
        <translation>連線未獲核准</translation>
    </message>
    <message>
        <source>Someone pressed Deny at {platform}. Nothing was connected and nothing was sent.</source>
        <translation>有人在 {platform} 按下了拒絕。沒有建立任何連線，也沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Start again, and approve with an account that owns or manages the company.</source>
        <translation>請重新開始，並以公司擁有者或管理者的帳號核准。</translation>
    </message>
    <message>
        <source>This way of connecting is not offered</source>
        <translation>不提供這種連線方式</translation>
    </message>
    <message>
        <source>{platform} does not connect stores in this way.</source>
        <translation>{platform} 不以這種方式連接商店。</translation>
    </message>
    <message>
        <source>Start again and choose the other way.</source>
        <translation>請重新開始，並選擇另一種方式。</translation>
    </message>
    <message>
        <source>No connection could be made. What is to be sent waits here; nothing is lost.</source>
        <translation>無法建立連線。要傳送的內容會在這裡等候，不會遺失任何資料。</translation>
    </message>
    <message>
        <source>{platform} does not answer</source>
        <translation>{platform} 沒有回應</translation>
    </message>
    <message>
        <source>Next try in {minutes} min. Deliveries wait on this computer; nothing is lost.</source>
        <translation>{minutes} 分鐘後再試。傳送會在這台電腦上等候，不會遺失任何資料。</translation>
    </message>
    <message>
        <source>Nothing has to be done: as soon as it answers, Storewire goes on by itself.</source>
        <translation>您不需要做任何事：恢復回應後，Storewire 會自動繼續。</translation>
    </message>
    <message>
        <source>{platform} refused the request</source>
        <translation>{platform} 拒絕了請求</translation>
    </message>
    <message>
        <source>It understood what was asked, and said no. Nothing was changed there.</source>
        <translation>平台了解請求內容，但拒絕執行。那裡沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Check that your account there may connect stores, then try again.</source>
        <translation>請確認您在那裡的帳號可以連接商店，然後再試一次。</translation>
    </message>
    <message>
        <source>{platform} has trouble of its own</source>
        <translation>{platform} 本身發生問題</translation>
    </message>
    <message>
        <source>It answered with an error. What is to be sent waits here; nothing is lost.</source>
        <translation>平台回應了錯誤。要傳送的內容會在這裡等候，不會遺失任何資料。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>請在幾分鐘後再試一次。</translation>
    </message>
    <message>
        <source>It was ended there. Deliveries wait on this computer; nothing is lost.</source>
        <translation>連線已在平台上結束。傳送會在這台電腦上等候，不會遺失任何資料。</translation>
    </message>
    <message>
        <source>Press Reconnect to approve it again, or Disconnect to end it here too.</source>
        <translation>請按「重新連線」再次核准，或按「中斷連線」在這裡一併結束。</translation>
    </message>
    <message>
        <source>This key is not accepted</source>
        <translation>這組金鑰未被接受</translation>
    </message>
    <message>
        <source>It may be incomplete, or it was revoked.</source>
        <translation>金鑰可能不完整，或已被撤銷。</translation>
    </message>
    <message>
        <source>Copy the key again from the dashboard, from its first to its last character.</source>
        <translation>請從後台再次複製金鑰，從第一個字元到最後一個字元。</translation>
    </message>
    <message>
        <source>It does not allow {scope}. What needs it waits; nothing is lost.</source>
        <translation>這組金鑰不允許 {scope}。需要這項權限的內容會等候，不會遺失任何資料。</translation>
    </message>
    <message>
        <source>Give the key this permission in the dashboard, or make a new key that has it.</source>
        <translation>請在後台授予金鑰這項權限，或建立具備這項權限的新金鑰。</translation>
    </message>
    <message>
        <source>This address cannot be used</source>
        <translation>無法使用這個位址</translation>
    </message>
    <message>
        <source>A host must begin with https:// and have nothing after its name.</source>
        <translation>主機必須以 https:// 開頭，名稱後面不能有任何內容。</translation>
    </message>
    <message>
        <source>Type it such as https://api.example.com, or leave the field empty.</source>
        <translation>請輸入像 https://api.example.com 這樣的位址，或將欄位留空。</translation>
    </message>
    <message>
        <source>{host} is not the platform</source>
        <translation>{host} 不是平台的主機</translation>
    </message>
    <message>
        <source>Something answers there, but not as the platform does. Nothing was sent to it.</source>
        <translation>那裡有回應，但不是平台的回應。沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Check the address letter by letter, or leave the field empty.</source>
        <translation>請逐字檢查位址，或將欄位留空。</translation>
    </message>
    <message>
        <source>Deliveries wait for your word</source>
        <translation>傳送正等候您的確認</translation>
    </message>
    <message>
        <source>They would go to {host} from now on. Nothing has been sent there; nothing is lost.</source>
        <translation>從現在起會傳送到 {host}。那裡尚未收到任何內容，也沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>In Settings, confirm the new host, or go back to the one before.</source>
        <translation>請在「設定」中確認新主機，或還原為先前的主機。</translation>
    </message>
    <message>
        <source>{platform} does not know of the shop yet</source>
        <translation>{platform} 尚不知道這間商店</translation>
    </message>
    <message>
        <source>The site was connected there without it. What is synced now goes on.</source>
        <translation>網站連接時並未包含商店。目前的同步會繼續進行。</translation>
    </message>
    <message>
        <source>Press Reconnect and approve the store once more; then the shop is synced too.</source>
        <translation>請按「重新連線」並再次核准商店，之後商店也會一併同步。</translation>
    </message>
    <message>
        <source>The store does not let Storewire set up webhooks</source>
        <translation>商店不允許 Storewire 設定 Webhook</translation>
    </message>
    <message>
        <source>So Storewire delivers live changes itself, while it runs. Nothing is lost.</source>
        <translation>因此即時變更由 Storewire 在執行期間自行傳送。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>To have the store deliver, reconnect as an administrator or a shop manager.</source>
        <translation>如要由商店傳送，請以網站管理員或商店經理的身分重新連線。</translation>
    </message>
    <message>
        <source>This is no e-mail address</source>
        <translation>這不是電子郵件地址</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing was sent.</source>
        <translation>沒有變更任何內容，也沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Type the whole address, such as name@example.com.</source>
        <translation>請輸入完整的地址，例如 name@example.com。</translation>
    </message>
    <message>
        <source>This store is connected already</source>
        <translation>這間商店已經連接</translation>
    </message>
    <message>
        <source>Two connections to the same account would do the same work.</source>
        <translation>連到同一個帳號的兩個連線會重複做相同的工作。</translation>
    </message>
    <message>
        <source>Open it in the list of stores; Reconnect is there.</source>
        <translation>請在商店清單中開啟這間商店，那裡有「重新連線」。</translation>
    </message>
    <message>
        <source>This computer has no place for passwords</source>
        <translation>這台電腦沒有可存放密碼的地方</translation>
    </message>
    <message>
        <source>Storewire keeps them in the system&apos;s keyring only, and found none that works.</source>
        <translation>Storewire 只將密碼存放在系統的鑰匙圈中，但找不到可用的鑰匙圈。</translation>
    </message>
    <message>
        <source>Set up a keyring, or keep the passwords in memory until Storewire ends.</source>
        <translation>請設定鑰匙圈，或將密碼保留在記憶體中直到 Storewire 結束。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked</source>
        <translation>系統的鑰匙圈已鎖定</translation>
    </message>
    <message>
        <source>Storewire cannot read its passwords. Nothing is lost; deliveries wait.</source>
        <translation>Storewire 無法讀取密碼。沒有遺失任何資料，傳送會等候。</translation>
    </message>
    <message>
        <source>Unlock the keyring, then try again.</source>
        <translation>請解除鎖定鑰匙圈，然後再試一次。</translation>
    </message>
    <message>
        <source>A password is missing</source>
        <translation>缺少密碼</translation>
    </message>
    <message>
        <source>The keyring has no entry for this connection any more. Deliveries wait here.</source>
        <translation>鑰匙圈中已沒有這個連線的項目。傳送會在這裡等候。</translation>
    </message>
    <message>
        <source>Press Reconnect; history is not sent twice.</source>
        <translation>請按「重新連線」；過往的內容不會重複傳送。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁碟已滿</translation>
    </message>
    <message>
        <source>Storewire stopped before it could lose anything.</source>
        <translation>Storewire 在遺失任何資料之前就已停止。</translation>
    </message>
    <message>
        <source>Free some space on the disk; Storewire then goes on.</source>
        <translation>請釋出一些磁碟空間，Storewire 接著就會繼續。</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>無法寫入資料存放位置</translation>
    </message>
    <message>
        <source>Storewire may read its files but not change them, so it stopped.</source>
        <translation>Storewire 可以讀取檔案但無法變更，因此已停止。</translation>
    </message>
    <message>
        <source>Give your user the right to write in Storewire&apos;s data folder.</source>
        <translation>請授予您的使用者寫入 Storewire 資料存放位置的權限。</translation>
    </message>
    <message>
        <source>Another program holds Storewire&apos;s data</source>
        <translation>另一個程式正在使用 Storewire 的資料</translation>
    </message>
    <message>
        <source>Nothing is lost; nothing is written meanwhile.</source>
        <translation>沒有遺失任何資料；這段期間不會寫入任何內容。</translation>
    </message>
    <message>
        <source>Close backup or database programs that have the file open, then try again.</source>
        <translation>請關閉正在使用該檔案的備份或資料庫程式，然後再試一次。</translation>
    </message>
    <message>
        <source>Storewire&apos;s data file is damaged</source>
        <translation>Storewire 的資料檔案已損壞</translation>
    </message>
    <message>
        <source>The file is kept. Your store and the platform are not affected.</source>
        <translation>檔案會保留。您的商店與平台不受影響。</translation>
    </message>
    <message>
        <source>Restart Storewire: it takes over what can still be read.</source>
        <translation>請重新啟動 Storewire：程式會接收仍可讀取的內容。</translation>
    </message>
    <message>
        <source>Storewire&apos;s data file was damaged and has been replaced</source>
        <translation>Storewire 的資料檔案曾經損壞，並已更換</translation>
    </message>
    <message>
        <source>What could be read of it was taken over. The damaged file is kept in the data folder as {file}.</source>
        <translation>可讀取的內容已經接收。損壞的檔案保留在資料存放位置，名稱為 {file}。</translation>
    </message>
    <message>
        <source>Sync each store once more: what is missing is sent again, and nothing is doubled. Connect again any store that is missing here.</source>
        <translation>請將每間商店再同步一次：缺少的內容會重新傳送，不會重複。這裡若有缺少的商店，請重新連接。</translation>
    </message>
    <message>
        <source>The data comes from a newer Storewire</source>
        <translation>資料來自較新版本的 Storewire</translation>
    </message>
    <message>
        <source>This version does not know it, and does not touch it.</source>
        <translation>這個版本無法辨識，因此不會更動資料。</translation>
    </message>
    <message>
        <source>Install the newer version again.</source>
        <translation>請重新安裝較新的版本。</translation>
    </message>
    <message>
        <source>Storewire runs already</source>
        <translation>Storewire 已在執行</translation>
    </message>
    <message>
        <source>Another Storewire works with this data folder.</source>
        <translation>另一個 Storewire 正在使用這個資料存放位置。</translation>
    </message>
    <message>
        <source>Use that one, or end it first.</source>
        <translation>請使用該程式，或先將它結束。</translation>
    </message>
    <message>
        <source>This is not a diagnostics bundle of Storewire</source>
        <translation>這不是 Storewire 的診斷檔</translation>
    </message>
    <message>
        <source>The file is something else, is damaged, or was changed after it was made.</source>
        <translation>這是其他檔案、檔案已損壞，或在製作後遭到變更。</translation>
    </message>
    <message>
        <source>Ask for the file again, as Storewire saved it.</source>
        <translation>請再次索取由 Storewire 儲存的原始檔案。</translation>
    </message>
    <message>
        <source>This bundle comes from a newer Storewire</source>
        <translation>這個診斷檔來自較新版本的 Storewire</translation>
    </message>
    <message>
        <source>It was made by version {version}, which this version does not know.</source>
        <translation>診斷檔由 {version} 版製作，這個版本無法辨識。</translation>
    </message>
    <message>
        <source>Install the newer version, then open the bundle again.</source>
        <translation>請安裝較新的版本，然後再次開啟診斷檔。</translation>
    </message>
    <message>
        <source>A diagnostics bundle can only be read</source>
        <translation>診斷檔僅供檢視</translation>
    </message>
    <message>
        <source>You see how things stood when the bundle was made. Nothing was changed.</source>
        <translation>您看到的是製作診斷檔當時的狀態。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Do this in the Storewire that the bundle comes from.</source>
        <translation>請在診斷檔來源的 Storewire 中進行這項操作。</translation>
    </message>
    <message>
        <source>This store moved to another computer</source>
        <translation>這間商店已移轉到另一台電腦</translation>
    </message>
    <message>
        <source>It was saved to {file}. Nothing is read or sent from here; nothing is lost.</source>
        <translation>已儲存到 {file}。這裡不再讀取或傳送任何內容，也沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Take the file to the other computer. If the move is off, go on from here.</source>
        <translation>請將檔案帶到另一台電腦。如果取消移轉，可從這裡繼續。</translation>
    </message>
    <message>
        <source>This store came from {computer}: connect it again</source>
        <translation>這間商店來自 {computer}：請重新連接</translation>
    </message>
    <message>
        <source>Passwords do not travel. Everything else is here, and nothing is sent twice.</source>
        <translation>密碼不會一起移轉。其他內容都已在這裡，不會重複傳送任何內容。</translation>
    </message>
    <message>
        <source>Press Reconnect, sign in to the store and to {platform}; the old one ends then.</source>
        <translation>請按「重新連線」，並登入商店與 {platform}；舊電腦的連線屆時會結束。</translation>
    </message>
    <message>
        <source>Stores are connected on this computer</source>
        <translation>這台電腦上已有連接的商店</translation>
    </message>
    <message>
        <source>What comes from another computer would take their place. Nothing was changed.</source>
        <translation>來自另一台電腦的內容會取代它們。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Disconnect them first, or connect the other computer&apos;s stores here one by one.</source>
        <translation>請先中斷它們的連線，或在這裡逐一連接另一台電腦的商店。</translation>
    </message>
    <message>
        <source>This file cannot be used</source>
        <translation>無法使用這個檔案</translation>
    </message>
    <message>
        <source>It was not made by Storewire for moving, or it is incomplete or was altered.</source>
        <translation>這不是 Storewire 製作的移轉檔，或檔案不完整、遭到變更。</translation>
    </message>
    <message>
        <source>Copy it once more, or save it again on the old computer. Nothing was changed.</source>
        <translation>請再複製一次，或在舊電腦上重新儲存。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>This file comes from a newer Storewire</source>
        <translation>這個檔案來自較新版本的 Storewire</translation>
    </message>
    <message>
        <source>The old computer has a version that this one does not know. Nothing was changed.</source>
        <translation>舊電腦使用的版本，這台電腦無法辨識。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Install the newest Storewire here, then try again.</source>
        <translation>請在這裡安裝最新版的 Storewire，然後再試一次。</translation>
    </message>
    <message>
        <source>The file could not be written</source>
        <translation>無法寫入檔案</translation>
    </message>
    <message>
        <source>Nothing was moved, and Storewire goes on here as before.</source>
        <translation>沒有移轉任何內容，Storewire 會在這裡照常運作。</translation>
    </message>
    <message>
        <source>Choose another place, such as your documents or a USB stick.</source>
        <translation>請選擇其他位置，例如文件資料夾或 USB 隨身碟。</translation>
    </message>
    <message>
        <source>This is not the passphrase of the file</source>
        <translation>這不是檔案的密語</translation>
    </message>
    <message>
        <source>Nothing was changed. Capitals and spaces count.</source>
        <translation>沒有變更任何內容。請注意大小寫與空格。</translation>
    </message>
    <message>
        <source>Type the passphrase that you chose on the old computer.</source>
        <translation>請輸入您在舊電腦上設定的密語。</translation>
    </message>
    <message>
        <source>The passphrase is too short</source>
        <translation>密語太短</translation>
    </message>
    <message>
        <source>The file holds your customers&apos; orders, and only the passphrase guards it.</source>
        <translation>檔案中有顧客的訂單，只靠密語保護。</translation>
    </message>
    <message>
        <source>Choose at least 8 characters; four words that do not belong together are good.</source>
        <translation>請至少輸入 8 個字元；使用四個互不相關的字詞是不錯的選擇。</translation>
    </message>
    <message>
        <source>Storewire&apos;s engine does not answer</source>
        <translation>Storewire 引擎沒有回應</translation>
    </message>
    <message>
        <source>It is the part that reads and sends. Nothing is lost.</source>
        <translation>引擎是負責讀取與傳送的部分。沒有遺失任何資料。</translation>
    </message>
    <message>
        <source>Storewire starts it again by itself. If it stays so, restart the computer.</source>
        <translation>Storewire 會自動重新啟動引擎。如果一直如此，請重新啟動電腦。</translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation>這項內容已不存在</translation>
    </message>
    <message>
        <source>It was removed meanwhile, or the engine was restarted.</source>
        <translation>內容已在期間被移除，或引擎已重新啟動。</translation>
    </message>
    <message>
        <source>Go back and start again.</source>
        <translation>請返回並重新開始。</translation>
    </message>
    <message>
        <source>This cannot be done now</source>
        <translation>目前無法進行這項操作</translation>
    </message>
    <message>
        <source>A step before it is missing, or something in it is not valid. Nothing was changed.</source>
        <translation>缺少前一個步驟，或其中有無效的內容。沒有變更任何內容。</translation>
    </message>
    <message>
        <source>Check what was entered, then try again.</source>
        <translation>請檢查輸入的內容，然後再試一次。</translation>
    </message>
    <message>
        <source>Something went wrong in Storewire</source>
        <translation>Storewire 發生問題</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. What waits is kept.</source>
        <translation>這是程式的錯誤，不是您的問題。等候中的內容會保留。</translation>
    </message>
    <message>
        <source>Try again. If it happens again, show the details to support.</source>
        <translation>請再試一次。如果再次發生，請將詳細資料提供給支援人員。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重試</translation>
    </message>
    <message>
        <source>No connection could be made</source>
        <translation>無法建立連線</translation>
    </message>
    <message>
        <source>This computer was offline, or {platform} could not be reached.</source>
        <translation>這台電腦曾離線，或無法連上 {platform}。</translation>
    </message>
    <message>
        <source>Check the connection, then retry.</source>
        <translation>請檢查網路連線，然後重試。</translation>
    </message>
    <message>
        <source>{platform} took too long. It may have kept the delivery; retrying does not double it.</source>
        <translation>{platform} 花費的時間過長。平台可能已收到這筆傳送；重試不會造成重複。</translation>
    </message>
    <message>
        <source>Retry.</source>
        <translation>請重試。</translation>
    </message>
    <message>
        <source>The connection was not safe</source>
        <translation>連線不安全</translation>
    </message>
    <message>
        <source>The certificate was not valid, so nothing was sent.</source>
        <translation>憑證無效，因此沒有傳送任何內容。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and network, then retry.</source>
        <translation>請檢查這台電腦的日期與網路，然後重試。</translation>
    </message>
    <message>
        <source>The answer was cut off</source>
        <translation>回應中途中斷</translation>
    </message>
    <message>
        <source>The connection broke while {platform} answered; retrying does not double anything.</source>
        <translation>{platform} 回應時連線中斷；重試不會造成重複。</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>請求過多</translation>
    </message>
    <message>
        <source>{platform} asked Storewire to slow down.</source>
        <translation>{platform} 要求 Storewire 放慢速度。</translation>
    </message>
    <message>
        <source>Retry; Storewire keeps to the allowed pace.</source>
        <translation>請重試；Storewire 會遵守允許的速度。</translation>
    </message>
    <message>
        <source>{platform} had trouble of its own</source>
        <translation>{platform} 本身曾發生問題</translation>
    </message>
    <message>
        <source>It answered with an error of its server.</source>
        <translation>平台回應了伺服器錯誤。</translation>
    </message>
    <message>
        <source>Retry when it works again.</source>
        <translation>請在平台恢復運作後重試。</translation>
    </message>
    <message>
        <source>{platform} was busy</source>
        <translation>{platform} 忙碌中</translation>
    </message>
    <message>
        <source>It asked for the same again later.</source>
        <translation>平台要求稍後再試。</translation>
    </message>
    <message>
        <source>A web page came back where {platform} should have answered.</source>
        <translation>應該由 {platform} 回應，收到的卻是網頁。</translation>
    </message>
    <message>
        <source>Ask whoever runs your network to allow Storewire, then retry.</source>
        <translation>請要求您的網路管理者允許 Storewire，然後重試。</translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation>無法理解回應</translation>
    </message>
    <message>
        <source>{platform} answered otherwise than it promises, so nothing is known for sure.</source>
        <translation>{platform} 的回應與其說明不符，因此無法確定結果。</translation>
    </message>
    <message>
        <source>Retry; nothing is doubled. If it stays so, show the details to support.</source>
        <translation>請重試，不會造成重複。如果一直如此，請將詳細資料提供給支援人員。</translation>
    </message>
    <message>
        <source>The address leads elsewhere</source>
        <translation>這個位址會轉往其他地方</translation>
    </message>
    <message>
        <source>The API host sends requests to another address, and deliveries do not follow.</source>
        <translation>API 主機將請求轉往另一個位址，傳送不會跟隨。</translation>
    </message>
    <message>
        <source>Correct the API host in Settings, then retry.</source>
        <translation>請在「設定」中修正 API 主機，然後重試。</translation>
    </message>
    <message>
        <source>{platform} did not accept the credential</source>
        <translation>{platform} 不接受認證資料</translation>
    </message>
    <message>
        <source>The connection may have been ended there.</source>
        <translation>連線可能已在平台上結束。</translation>
    </message>
    <message>
        <source>Reconnect on the Connection tab, then retry.</source>
        <translation>請在「連線」分頁重新連線，然後重試。</translation>
    </message>
    <message>
        <source>A permission is missing</source>
        <translation>缺少權限</translation>
    </message>
    <message>
        <source>The key does not allow this kind of delivery.</source>
        <translation>這組金鑰不允許這類傳送。</translation>
    </message>
    <message>
        <source>Give the key the permission at {platform}, then retry.</source>
        <translation>請在 {platform} 授予金鑰這項權限，然後重試。</translation>
    </message>
    <message>
        <source>The record is too large</source>
        <translation>這筆資料過大</translation>
    </message>
    <message>
        <source>{platform} does not take so much at once, not even alone.</source>
        <translation>{platform} 無法一次接收這麼多內容，即使單獨傳送也一樣。</translation>
    </message>
    <message>
        <source>Shorten the record in the store, then retry; or discard it.</source>
        <translation>請在商店中縮減這筆資料，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>Something in the record is not valid</source>
        <translation>這筆資料中有無效的內容</translation>
    </message>
    <message>
        <source>{platform} refused these; its answer names the field.</source>
        <translation>{platform} 拒絕了這些資料，回應中指出了有問題的欄位。</translation>
    </message>
    <message>
        <source>Correct the record in the store, then retry; or discard it.</source>
        <translation>請在商店中修正這筆資料，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>The e-mail address is not valid</source>
        <translation>電子郵件地址無效</translation>
    </message>
    <message>
        <source>{platform} refused these customers.</source>
        <translation>{platform} 拒絕了這些顧客。</translation>
    </message>
    <message>
        <source>Correct the address in the store, then retry; or discard them.</source>
        <translation>請在商店中修正地址，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>{platform} does not know it</source>
        <translation>{platform} 查無此項</translation>
    </message>
    <message>
        <source>What this belongs to is not there, or the API host is not the right one.</source>
        <translation>這筆資料所屬的項目不存在，或 API 主機不正確。</translation>
    </message>
    <message>
        <source>Check the API host in Settings, then retry; or discard it.</source>
        <translation>請在「設定」中檢查 API 主機，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>It no longer exists at {platform}</source>
        <translation>{platform} 上已不存在</translation>
    </message>
    <message>
        <source>It was removed there, so there is nothing to change.</source>
        <translation>該項目已在平台上移除，因此沒有可變更的內容。</translation>
    </message>
    <message>
        <source>Discard it; nothing more has to be done.</source>
        <translation>請將其捨棄，不需要再做任何事。</translation>
    </message>
    <message>
        <source>It contradicts what {platform} has</source>
        <translation>與 {platform} 現有的內容矛盾</translation>
    </message>
    <message>
        <source>The same number is taken there by something else.</source>
        <translation>同一個編號在那裡已被其他項目使用。</translation>
    </message>
    <message>
        <source>Look at the record in both places, then retry; or discard it.</source>
        <translation>請查看兩邊的資料，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>Two people share one identity</source>
        <translation>兩個人共用同一個身分</translation>
    </message>
    <message>
        <source>{platform} has this e-mail address or this account for another person.</source>
        <translation>在 {platform} 上，這個電子郵件地址或帳號屬於另一個人。</translation>
    </message>
    <message>
        <source>Merge or correct the profiles there, then retry; or discard it.</source>
        <translation>請在平台上合併或修正個人檔案，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>The person is not known at {platform}</source>
        <translation>{platform} 上沒有這個人</translation>
    </message>
    <message>
        <source>The event arrived, but nobody is there to whom it belongs.</source>
        <translation>事件已送達，但找不到所屬的人。</translation>
    </message>
    <message>
        <source>Sync customers once more, then retry; or discard it.</source>
        <translation>請再同步一次顧客，然後重試；或將其捨棄。</translation>
    </message>
    <message>
        <source>It happened too long ago</source>
        <translation>發生的時間太久以前</translation>
    </message>
    <message>
        <source>{platform} takes no events older than five years. They still count in totals.</source>
        <translation>{platform} 不接受超過五年的事件。這些事件仍會計入總計。</translation>
    </message>
    <message>
        <source>The import failed at {platform}</source>
        <translation>{platform} 匯入失敗</translation>
    </message>
    <message>
        <source>The records were taken, but the import there did not end well.</source>
        <translation>資料已被接收，但那裡的匯入未順利完成。</translation>
    </message>
    <message>
        <source>Retry; nothing is doubled.</source>
        <translation>請重試，不會造成重複。</translation>
    </message>
    <message>
        <source>{platform} no longer knows the import</source>
        <translation>{platform} 已沒有這次匯入的記錄</translation>
    </message>
    <message>
        <source>The records were taken, but what became of them cannot be asked any more.</source>
        <translation>資料已被接收，但已無法查詢後續結果。</translation>
    </message>
    <message>
        <source>The person does not want this</source>
        <translation>這個人不想接收</translation>
    </message>
    <message>
        <source>{platform} kept nothing, because the person withdrew consent or unsubscribed.</source>
        <translation>由於這個人撤回同意或取消訂閱，{platform} 沒有保留任何內容。</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>您不需要做任何事。</translation>
    </message>
    <message>
        <source>The store&apos;s record could not be read</source>
        <translation>無法讀取商店的資料</translation>
    </message>
    <message>
        <source>Something in it is not as WooCommerce writes it; another plugin may have written it.</source>
        <translation>其中的內容不符合 WooCommerce 的格式，可能是由其他外掛寫入的。</translation>
    </message>
    <message>
        <source>The rest of the sync went on. Correct the record in the store, then read it again.</source>
        <translation>其餘的同步已繼續進行。請在商店中修正這筆資料，然後重新讀取。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新讀取</translation>
    </message>
    <message>
        <source>Only observed</source>
        <translation>僅觀察</translation>
    </message>
    <message>
        <source>This connection shows what happens and sends nothing to {platform}.</source>
        <translation>這個連線會顯示發生的事，但不傳送任何內容到 {platform}。</translation>
    </message>
    <message>
        <source>Nothing has to be done. Settings can switch delivering on from here.</source>
        <translation>您不需要做任何事。可在設定中改由這裡傳送。</translation>
    </message>
    <message>
        <source>It was tried for three days</source>
        <translation>已嘗試三天</translation>
    </message>
    <message>
        <source>{platform} could not be reached, or had trouble, all that time.</source>
        <translation>這段期間 {platform} 一直無法連上，或發生問題。</translation>
    </message>
    <message>
        <source>Storewire tries again by itself: after {first} at first, then more and more rarely, at least every {longest}. After {all} in which it ran and was online, it is listed as failed; nothing is lost then either.</source>
        <translation>Storewire 會自動再試：第一次在 {first}後，之後間隔逐漸拉長，但至少每 {longest}一次。在程式執行且連線正常的情況下累計 {all}後，會列為失敗；即使如此也不會遺失任何資料。</translation>
    </message>
    <message>
        <source>Skipped: {subject},</source>
        <translation>已略過：{subject}，</translation>
    </message>
    <message>
        <source>because {reason}</source>
        <translation>因為{reason}</translation>
    </message>
    <message>
        <source>whether the store answers</source>
        <translation>商店是否有回應</translation>
    </message>
    <message>
        <source>the store cannot be reached</source>
        <translation>無法連上商店</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>the certificate is not valid</source>
        <translation>憑證無效</translation>
    </message>
    <message>
        <source>it does not look like WordPress</source>
        <translation>看起來不是 WordPress</translation>
    </message>
    <message>
        <source>the interface for programs</source>
        <translation>程式介面</translation>
    </message>
    <message>
        <source>the interface for programs does not answer</source>
        <translation>程式介面沒有回應</translation>
    </message>
    <message>
        <source>caches</source>
        <translation>快取</translation>
    </message>
    <message>
        <source>a cache answers</source>
        <translation>由快取回應</translation>
    </message>
    <message>
        <source>the store&apos;s clock</source>
        <translation>商店的時鐘</translation>
    </message>
    <message>
        <source>the clock is wrong</source>
        <translation>時鐘不正確</translation>
    </message>
    <message>
        <source>whether there is a shop now</source>
        <translation>現在是否有商店</translation>
    </message>
    <message>
        <source>the shop cannot be read</source>
        <translation>無法讀取商店</translation>
    </message>
    <message>
        <source>application passwords</source>
        <translation>應用程式密碼</translation>
    </message>
    <message>
        <source>application passwords are not available</source>
        <translation>無法使用應用程式密碼</translation>
    </message>
    <message>
        <source>plugins that do the same work</source>
        <translation>做相同工作的外掛</translation>
    </message>
    <message>
        <source>another plugin does the same work</source>
        <translation>另一個外掛在做相同的工作</translation>
    </message>
    <message>
        <source>whether the password reaches WordPress</source>
        <translation>密碼是否可送達 WordPress</translation>
    </message>
    <message>
        <source>the server removes the password</source>
        <translation>伺服器移除了密碼</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>the store does not let Storewire in</source>
        <translation>商店不允許 Storewire 存取</translation>
    </message>
    <message>
        <source>what the account may read</source>
        <translation>帳號可讀取的內容</translation>
    </message>
    <message>
        <source>the account may not read the shop</source>
        <translation>這個帳號無法讀取商店</translation>
    </message>
    <message>
        <source>webhooks</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>webhooks are not allowed</source>
        <translation>不允許使用 Webhook</translation>
    </message>
    <message>
        <source>whether it is the same store</source>
        <translation>是否為同一間商店</translation>
    </message>
    <message>
        <source>it is not the same store</source>
        <translation>不是同一間商店</translation>
    </message>
    <message>
        <source>other computers</source>
        <translation>其他電腦</translation>
    </message>
    <message>
        <source>another computer delivers</source>
        <translation>由另一台電腦傳送</translation>
    </message>
    <message>
        <source>whether the platform accepts deliveries</source>
        <translation>平台是否接受傳送</translation>
    </message>
    <message>
        <source>the platform no longer accepts this connection</source>
        <translation>平台不再接受這個連線</translation>
    </message>
    <message>
        <source>whether the platform sees this connection</source>
        <translation>平台是否看得到這個連線</translation>
    </message>
    <message>
        <source>the platform does not see this connection</source>
        <translation>平台看不到這個連線</translation>
    </message>
    <message>
        <source>what the API key allows</source>
        <translation>API 金鑰的權限</translation>
    </message>
    <message>
        <source>the API key lacks a permission</source>
        <translation>API 金鑰缺少權限</translation>
    </message>
    <message>
        <source>the webhooks by which the store delivers</source>
        <translation>商店用來傳送的 Webhook</translation>
    </message>
    <message>
        <source>the store&apos;s webhooks do not work</source>
        <translation>商店的 Webhook 無法運作</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小時</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分鐘</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分鐘</translation>
    </message>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>{count} seconds</source>
        <translation>{count} 秒</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>剛剛</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>{count} 分鐘前</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>{count} 小時前</translation>
    </message>
    <message>
        <source>Changes in the store are seen within {time}.</source>
        <translation>商店中的變更會在 {time}內看到。</translation>
    </message>
    <message>
        <source>Changes in the store are seen within {time}, those of a customer&apos;s details within {later}.</source>
        <translation>商店中的變更會在 {time}內看到，顧客資料的變更則在 {later}內。</translation>
    </message>
    <message>
        <source>What is new in the store is seen within {time}, every change within {later}.</source>
        <translation>商店中的新內容會在 {time}內看到，所有變更則在 {later}內。</translation>
    </message>
    <message>
        <source>new within {time}</source>
        <translation>新增：{time}內</translation>
    </message>
    <message>
        <source>changed within {time}</source>
        <translation>變更：{time}內</translation>
    </message>
    <message>
        <source>deleted for good within {time}</source>
        <translation>永久刪除：{time}內</translation>
    </message>
    <message>
        <source>changed without a trace within {time}</source>
        <translation>無跡可循的變更：{time}內</translation>
    </message>
    <message>
        <source>{kind}: {times}</source>
        <translation>{kind}：{times}</translation>
    </message>
    <message>
        <source>1 product is gone from the store</source>
        <translation>商店中有 1 項商品消失了</translation>
    </message>
    <message>
        <source>{count} products are gone from the store</source>
        <translation>商店中有 {count} 項商品消失了</translation>
    </message>
    <message>
        <source>1 customer is gone from the store</source>
        <translation>商店中有 1 位顧客消失了</translation>
    </message>
    <message>
        <source>{count} customers are gone from the store</source>
        <translation>商店中有 {count} 位顧客消失了</translation>
    </message>
    <message>
        <source>1 order is gone from the store</source>
        <translation>商店中有 1 筆訂單消失了</translation>
    </message>
    <message>
        <source>{count} orders are gone from the store</source>
        <translation>商店中有 {count} 筆訂單消失了</translation>
    </message>
    <message>
        <source>1 guest buyer is gone from the store</source>
        <translation>商店中有 1 位訪客買家消失了</translation>
    </message>
    <message>
        <source>{count} guest buyers are gone from the store</source>
        <translation>商店中有 {count} 位訪客買家消失了</translation>
    </message>
    <message>
        <source>1 user is gone from the site</source>
        <translation>網站中有 1 位使用者消失了</translation>
    </message>
    <message>
        <source>{count} users are gone from the site</source>
        <translation>網站中有 {count} 位使用者消失了</translation>
    </message>
    <message>
        <source>1 comment is gone from the site</source>
        <translation>網站中有 1 則留言消失了</translation>
    </message>
    <message>
        <source>{count} comments are gone from the site</source>
        <translation>網站中有 {count} 則留言消失了</translation>
    </message>
    <message>
        <source>So many at once can be a mistake, so nothing was deleted at {platform}. If they were deleted on purpose, they can be deleted there too.</source>
        <translation>一次消失這麼多可能是誤刪，因此沒有從 {platform} 刪除任何內容。如果是刻意刪除，也可以在那裡一併刪除。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>內容</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>檢查結果</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>意義</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>處理方式</translation>
    </message>
    <message>
        <source>**{title}.** {text} *{remedy}*</source>
        <translation>**{title}。** {text} *{remedy}*</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>It is in line. After a fault, the next try stands beside it.</source>
        <translation>正在排隊。發生錯誤後，旁邊會顯示下次嘗試的時間。</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>正在傳送途中。</translation>
    </message>
    <message>
        <source>The platform has it, and is still working on it.</source>
        <translation>平台已收到，仍在處理中。</translation>
    </message>
    <message>
        <source>It is there.</source>
        <translation>已經送達。</translation>
    </message>
    <message>
        <source>It will not be tried again by itself. See the Failures tab.</source>
        <translation>不會再自動重試。請見「失敗項目」分頁。</translation>
    </message>
    <message>
        <source>The platform kept nothing: the person does not want it.</source>
        <translation>平台沒有保留任何內容：這個人不想接收。</translation>
    </message>
    <message>
        <source>A newer state of the same record went in its place.</source>
        <translation>已改為傳送同一筆資料的較新狀態。</translation>
    </message>
    <message>
        <source>You gave it up, or this connection only observes.</source>
        <translation>您已將它捨棄，或這個連線僅觀察。</translation>
    </message>
    <message>
        <source>{count} stores were saved to {file}.</source>
        <translation>已將 {count} 間商店儲存到 {file}。</translation>
    </message>
    <message>
        <source>1 store was saved to {file}.</source>
        <translation>已將 1 間商店儲存到 {file}。</translation>
    </message>
    <message>
        <source>Nothing is read or sent from this computer any more.</source>
        <translation>這台電腦不再讀取或傳送任何內容。</translation>
    </message>
    <message>
        <source>On the other computer, install Storewire, choose “Move here from another computer…” in its menu, and connect each store again.</source>
        <translation>請在另一台電腦上安裝 Storewire，在選單中選擇「從另一台電腦移轉到這裡…」，並重新連接每間商店。</translation>
    </message>
    <message>
        <source>{count} stores came from {computer}, as they were on {date}.</source>
        <translation>{count} 間商店來自 {computer}，內容為 {date} 的狀態。</translation>
    </message>
    <message>
        <source>1 store came from {computer}, as it was on {date}.</source>
        <translation>1 間商店來自 {computer}，內容為 {date} 的狀態。</translation>
    </message>
    <message>
        <source>Passwords do not travel: connect each store again. The old computer&apos;s password in the store ends then. Nothing is sent twice.</source>
        <translation>密碼不會一起移轉：請重新連接每間商店。舊電腦在商店中的密碼屆時會失效。不會重複傳送任何內容。</translation>
    </message>
</context>
</TS>
