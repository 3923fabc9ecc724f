; Inno Setup 6.4 recipe: installs for one user, without an administrator. Run by `python dev.py package` where iscc is on the path.
; Given from outside: Version, Program (the built folder), Target (where the installer goes), Root (the project).

#ifndef Version
  #error "Run this through dev.py package, which says the version and the folders."
#endif

[Setup]
AppId={{7C1B8E52-6B1C-4C55-9E0C-3D3B0B6B51A7}
AppName=Storewire
AppVersion={#Version}
AppPublisher=The Storewire authors
DefaultDirName={autopf}\Storewire
DisableDirPage=yes
DisableProgramGroupPage=yes
DisableReadyPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Root}\LICENSE
OutputDir={#Target}
OutputBaseFilename=storewire_{#Version}_x64_setup
SetupIconFile={#Root}\build\installer\storewire.ico
UninstallDisplayIcon={app}\storewire-window.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; A running Storewire is asked to end, and is started again afterwards.
CloseApplications=yes
RestartApplications=yes
#ifdef Sign
SignTool=storewire
SignedUninstaller=yes
#endif

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.AtLogin=Start Storewire in the background when I sign in
fr.AtLogin=Démarrer Storewire en arrière-plan à l'ouverture de session
en.Launch=Start Storewire
fr.Launch=Démarrer Storewire
en.Connected=Stores are still connected.%n%nYes: disconnect them first. Their access at the platform ends, and the passwords that were made for Storewire are deleted from the stores.%nNo: remove only the program. The stores stay connected, and go on when you install Storewire again.
fr.Connected=Des boutiques sont encore connectées.%n%nOui : les déconnecter d'abord. Leur accès à la plateforme prend fin, et les mots de passe créés pour Storewire sont supprimés des boutiques.%nNon : ne supprimer que le programme. Les boutiques restent connectées et reprendront si vous réinstallez Storewire.
en.NotDisconnected=Not every store could be disconnected. Remove the program all the same?
fr.NotDisconnected=Toutes les boutiques n'ont pas pu être déconnectées. Supprimer le programme malgré tout ?

[Tasks]
Name: "atlogin"; Description: "{cm:AtLogin}"; Flags: unchecked

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: recursesubdirs createallsubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Storewire"; Filename: "{app}\storewire-window.exe"; AppUserModelID: "app.storewire.Storewire"

[Registry]
; Made by the program itself, or by the task below; it goes with the program in either case.
Root: HKCU; Subkey: "Software\Microsoft\Windows\CurrentVersion\Run"; ValueType: none; ValueName: "Storewire"; Flags: uninsdeletevalue

[Run]
Filename: "{app}\storewire.exe"; Parameters: "start-at-login on"; Flags: runhidden; Tasks: atlogin
Filename: "{app}\storewire-window.exe"; Description: "{cm:Launch}"; Flags: nowait postinstall skipifsilent

[Code]
function ConnectedStores: Boolean;
var
  Code: Integer;
  Said: TExecOutput;
begin
  { One JSON list on one line; an empty one where no store is connected. }
  Result := ExecAndCaptureOutput(ExpandConstant('{app}\storewire.exe'), 'status --json', '', SW_HIDE,
    ewWaitUntilTerminated, Code, Said) and (GetArrayLength(Said.StdOut) > 0) and (Said.StdOut[0] <> '[]');
end;

function InitializeUninstall: Boolean;
var
  Code: Integer;
begin
  Result := True;
  if UninstallSilent or not ConnectedStores then
    exit;
  case MsgBox(CustomMessage('Connected'), mbConfirmation, MB_YESNOCANCEL) of
    IDYES:
      if not Exec(ExpandConstant('{app}\storewire.exe'), 'disconnect --all', '', SW_HIDE, ewWaitUntilTerminated, Code)
        or (Code <> 0) then
        Result := MsgBox(CustomMessage('NotDisconnected'), mbConfirmation, MB_YESNO) = IDYES;
    IDCANCEL:
      Result := False;
  end;
end;
