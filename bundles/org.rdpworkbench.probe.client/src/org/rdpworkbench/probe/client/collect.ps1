# SPDX-License-Identifier: EPL-2.0
<#
.SYNOPSIS
Gathers what a Remote Desktop client, or with -Inside a host, knows of a connection that fails, into one file.

.DESCRIPTION
Reads only, sends nothing, needs no installation and no administrator. The one thing that it writes is its result file,
and never over one that is there. What cannot be read is named in that file with the reason. No password is read: of
saved credentials it takes the targets alone.

Take the file to the machine with RDP Workbench, and judge it there: rdpworkbench judge FILE

.PARAMETER Server
The host that fails, as it is typed into the client. Without it, all attempts in the client's log are taken.

.PARAMETER Inside
This machine is the host that fails. Then Server is what clients call it; without that, its own name. As administrator
more can be read.

.PARAMETER Output
The result file. Without it, rdpworkbench-COMPUTER-TIME.json in the current folder.

.EXAMPLE
powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Server srv01

.EXAMPLE
powershell -NoProfile -ExecutionPolicy Bypass -File collect.ps1 -Inside -Server srv01
#>
[CmdletBinding()]
param(
    [ValidatePattern('^[A-Za-z0-9._:-]{0,255}$')]
    [string]$Server = '',
    [switch]$Inside,
    [string]$Output = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$parts = [ordered]@{}
$missing = [ordered]@{}
$name = $Server -replace ':[0-9]+$', ''

# Each part is a list, also where it has one element or none. A part that fails costs no other.
function Add-Part([string]$Part, [scriptblock]$Gather) {
    try {
        $script:parts[$Part] = @(& $Gather)
    } catch {
        $script:missing[$Part] = "$($_.Exception.Message)"
    }
}

# Bytes as hex, numbers as they are, everything else as text.
function ConvertTo-Plain($Value) {
    if ($Value -is [byte[]]) {
        return (-join ($Value | ForEach-Object { '{0:x2}' -f $_ }))
    }
    if ($Value -is [int] -or $Value -is [uint32] -or $Value -is [long]) {
        return $Value
    }
    return (@($Value | ForEach-Object { "$_" }) -join "`n")
}

# Values of one registry key, and of none but the given names: others could hold secrets.
function Get-Value([string]$Key, [string[]]$Names) {
    if (-not (Test-Path -LiteralPath $Key)) {
        return
    }
    $all = Get-ItemProperty -LiteralPath $Key
    if ($null -eq $all) {
        return
    }
    foreach ($one in $Names) {
        $property = $all.PSObject.Properties[$one]
        if ($null -ne $property) {
            [ordered]@{ key = $Key; name = $one; value = (ConvertTo-Plain $property.Value) }
        }
    }
}

# Keys right below one key, by their names.
function Get-Below([string]$Key) {
    if (Test-Path -LiteralPath $Key) {
        Get-ChildItem -LiteralPath $Key | ForEach-Object { "$($_.PSChildName)" } | Select-Object -First 500
    }
}

# Events as XML, the newest first. That there is none is no failure.
function Get-EventText([hashtable]$Filter, [int]$Most) {
    try {
        Get-WinEvent -FilterHashtable $Filter -MaxEvents $Most | ForEach-Object { $_.ToXml() }
    } catch {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound*') {
            throw
        }
    }
}

# A file of a provider: whether it is there, and whose it says it is.
function Add-File([System.Collections.Specialized.OrderedDictionary]$Entry, [string]$Path) {
    $file = $Path -replace '(?i)%(SystemRoot|windir)%', $env:SystemRoot -replace '(?i)%ProgramFiles%', $env:ProgramFiles
    $Entry['file'] = $Path
    if ($file -ne '' -and $file -notmatch '%') {
        $Entry['there'] = [bool](Test-Path -LiteralPath $file)
        if ($Entry['there']) {
            $Entry['company'] = "$((Get-ChildItem -LiteralPath $file -Force).VersionInfo.CompanyName)"
        }
    }
    $Entry
}

# One of Winsock's catalogues, as programs of this machine's own kind use it: the number of its entries, and each.
function Get-Catalog([string]$Name) {
    $catalog = "HKLM:\SYSTEM\CurrentControlSet\Services\WinSock2\Parameters\$Name"
    $kind = ''
    if (Test-Path -LiteralPath "$catalog\Catalog_Entries64") {
        $kind = '64'
    }
    Get-Value $catalog "Num_Catalog_Entries$kind"
    foreach ($one in @(Get-Below "$catalog\Catalog_Entries$kind")) {
        $entry = [ordered]@{ entry = $one }
        $path = ''
        foreach ($value in @(Get-Value "$catalog\Catalog_Entries$kind\$one" 'PackedCatalogItem', 'LibraryPath')) {
            $path = "$($value.value)"
        }
        # The path of the library is in the first bytes of the item, up to a zero.
        if ($Name -like 'Protocol*') {
            $entry['item'] = $path
            $path = -join ($path -split '(..)' | Where-Object { $_ -match '^[0-9a-f]{2}$' } |
                ForEach-Object { [char][int]"0x$_" } | Select-Object -First 260)
            $path = $path -replace '\x00[\s\S]*$', ''
        }
        Add-File $entry $path
    }
}

$policies = 'SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
$control = 'HKLM:\SYSTEM\CurrentControlSet\Control'
$winStations = "$control\Terminal Server\WinStations"

function Get-Protocol([string]$Side) {
    foreach ($version in 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3') {
        Get-Value "$control\SecurityProviders\SCHANNEL\Protocols\$version\$Side" 'Enabled', 'DisabledByDefault'
    }
}

# ---- Both sides -----------------------------------------------------------------------------------------------------

Add-Part 'system' {
    Get-Value 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' 'ProductName', 'CurrentBuildNumber', 'UBR'
}

# Where the time service takes the time from: as a policy says, and as the machine itself.
Add-Part 'clock' {
    Get-Value 'HKLM:\SOFTWARE\Policies\Microsoft\W32Time\Parameters' 'Type'
    Get-Value 'HKLM:\SYSTEM\CurrentControlSet\Services\W32Time\Parameters' 'Type'
}

Add-Part 'lsa' {
    Get-Value "$control\Lsa" 'LmCompatibilityLevel'
    Get-Value "$control\Lsa\MSV1_0" 'RestrictSendingNTLMTraffic', 'RestrictReceivingNTLMTraffic'
    Get-Value "$control\Lsa\FipsAlgorithmPolicy" 'Enabled'
}

# ---- The client -----------------------------------------------------------------------------------------------------

if (-not $Inside) {
    # 1028 is left out of no list: it tells how far the negotiation came. 1029 is: it has a hash of the account's name.
    Add-Part 'attempts' {
        Get-EventText @{
            LogName = 'Microsoft-Windows-TerminalServices-RDPClient/Operational'
            Id = 226, 1024, 1025, 1026, 1027, 1028
        } 2000
    }

    Add-Part 'encryptionOracle' {
        $credSsp = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters'
        Get-Value $credSsp 'AllowEncryptionOracle'
    }

    Add-Part 'schannel' { Get-Protocol 'Client' }

    Add-Part 'clientPolicies' {
        foreach ($root in 'HKLM:', 'HKCU:') {
            Get-Value "$root\$policies" 'AuthenticationLevel'
            Get-Value "$root\$policies\Client" 'fClientDisableUDP'
        }
    }

    # The certificate that the person once told the client to take, by its hash.
    Add-Part 'servers' {
        $servers = 'HKCU:\Software\Microsoft\Terminal Server Client\Servers'
        foreach ($one in @(Get-Below $servers)) {
            if ($name -eq '' -or $one -eq $name) {
                [ordered]@{ server = $one; values = @(Get-Value "$servers\$one" 'CertHash') }
            }
        }
    }

    # Whether there is one for the host. The word before the sign is the same in every language of Windows.
    Add-Part 'savedCredentials' {
        & "$env:SystemRoot\System32\cmdkey.exe" '/list' | ForEach-Object {
            if ("$_" -match 'target=(TERMSRV/\S{1,255})' -and ($name -eq '' -or $Matches[1] -eq "TERMSRV/$name")) {
                "$($Matches[1])"
            }
        } | Select-Object -First 200
    }

    # What the client was last set to. Passwords and signatures stand on lines of other names.
    Add-Part 'defaultRdp' {
        $settings = 'full address', 'server port', 'gatewayhostname', 'gatewayusagemethod', 'authentication level',
            'enablecredsspsupport'
        $folders = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders'
        $file = "$((Get-ItemProperty -LiteralPath $folders).Personal)\Default.rdp"
        if (Test-Path -LiteralPath $file) {
            Get-Content -LiteralPath $file -TotalCount 300 | ForEach-Object {
                if ("$_" -match '^([a-z ]+):[is]:' -and $settings -contains $Matches[1]) {
                    "$_"
                }
            }
        }
    }

    Add-Part 'hostsFile' {
        Get-Content -LiteralPath "$env:SystemRoot\System32\drivers\etc\hosts" -TotalCount 20000 | ForEach-Object {
            $line = ("$_" -replace '#.*$', '').Trim()
            if ($line -ne '' -and ($name -eq '' -or @($line -split '\s+') -contains $name)) {
                $line
            }
        } | Select-Object -First 200
    }

    # Addresses that the client's resolver still knew for this name. Nobody is asked.
    if ($name -ne '') {
        Add-Part 'nameCache' {
            Get-DnsClientCache | Where-Object { "$($_.Entry)" -eq $name -and (1, 28) -contains [int]$_.Type } |
                Select-Object -First 50 | ForEach-Object {
                    [ordered]@{ entry = "$($_.Entry)"; address = "$($_.Data)" }
                }
        }
    }

    # Which servers are asked for which names (name resolution policy table).
    Add-Part 'namePolicies' {
        foreach ($table in 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\DNSClient\DnsPolicyConfig',
                'HKLM:\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig') {
            foreach ($one in @(Get-Below $table)) {
                Get-Value "$table\$one" 'Name', 'GenericDNSServers', 'DirectAccessDNSServers'
            }
        }
    }

    Add-Part 'winsockProtocols' { Get-Catalog 'Protocol_Catalog9' }
    Add-Part 'winsockNames' { Get-Catalog 'NameSpace_Catalog5' }

    # Filters of other makers between the network cards and TCP/IP.
    Add-Part 'networkFilters' {
        Get-NetAdapterBinding | Where-Object { $_.Enabled -and "$($_.ComponentID)" -notlike 'ms_*' } |
            Select-Object -First 200 | ForEach-Object {
                [ordered]@{ name = "$($_.DisplayName)" }
            }
    }
}

# ---- The host -------------------------------------------------------------------------------------------------------

if ($Inside) {
    # Those that Remote Desktop needs, the one that keeps the time, and those of the host's roles.
    Add-Part 'services' {
        $wanted = 'TermService', 'UmRdpService', 'SessionEnv', 'CertPropSvc', 'KeyIso', 'CryptSvc', 'W32Time',
            'Tssdis', 'TSGateway', 'ClusSvc', 'vmms', 'CertSvc'
        Get-CimInstance -ClassName Win32_Service | Where-Object { $wanted -contains $_.Name } | ForEach-Object {
            [ordered]@{ name = "$($_.Name)"; state = "$($_.State)"; start = "$($_.StartMode)"
                account = "$($_.StartName)" }
        }
    }

    Add-Part 'product' { Get-Value "$control\ProductOptions" 'ProductType' }

    Add-Part 'listener' {
        Get-Value "$winStations\RDP-Tcp" 'PortNumber', 'SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel',
            'fAllowSecProtocolNegotiation', 'fEnableWinStation', 'MaxInstanceCount', 'SSLCertificateSHA1Hash'
        Get-Value $winStations 'SelfSignedCertificate'
        Get-Value "$control\Terminal Server" 'fDenyTSConnections'
    }

    Add-Part 'policies' {
        Get-Value "HKLM:\$policies" 'fDenyTSConnections', 'SecurityLayer', 'UserAuthentication', 'MinEncryptionLevel',
            'MaxInstanceCount'
    }

    # Whether the host waits for a restart. Of files to be replaced only that there are some, and never which.
    Add-Part 'restart' {
        $current = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion'
        [ordered]@{ sign = 'servicing'
            there = [bool](Test-Path -LiteralPath "$current\Component Based Servicing\RebootPending") }
        [ordered]@{ sign = 'windowsUpdate'
            there = [bool](Test-Path -LiteralPath "$current\WindowsUpdate\Auto Update\RebootRequired") }
        $files = @(Get-Value "$control\Session Manager" 'PendingFileRenameOperations' |
            Where-Object { "$($_.value)" -match '\S' })
        [ordered]@{ sign = 'fileRenames'; there = [bool]($files.Count -gt 0) }
        Get-Value "$control\ComputerName\ComputerName" 'ComputerName'
        Get-Value "$control\ComputerName\ActiveComputerName" 'ComputerName'
    }

    Add-Part 'started' {
        (Get-CimInstance -ClassName Win32_OperatingSystem).LastBootUpTime.ToUniversalTime().ToString('o')
    }

    Add-Part 'schannel' { Get-Protocol 'Server' }

    # The listener's certificate as the stores have it. A store knows where a key is, and never has the key itself.
    Add-Part 'certificates' {
        $bound = @(Get-Value "$winStations\RDP-Tcp" 'SSLCertificateSHA1Hash') +
            @(Get-Value $winStations 'SelfSignedCertificate')
        foreach ($one in @($bound | ForEach-Object { "$($_.value)" } | Where-Object { $_ -match '^[0-9a-f]{40}$' })) {
            foreach ($store in 'Remote Desktop', 'MY') {
                $key = "HKLM:\SOFTWARE\Microsoft\SystemCertificates\$store\Certificates\$one"
                foreach ($blob in @(Get-Value $key 'Blob')) {
                    [ordered]@{ store = $store; thumbprint = $one; blob = $blob.value }
                }
            }
        }
    }

    Add-Part 'machine' { Get-Value 'HKLM:\SOFTWARE\Microsoft\Cryptography' 'MachineGuid' }

    # Who may use the files of the machine's keys. The files themselves are not opened.
    Add-Part 'keyFiles' {
        $folder = "$env:ProgramData\Microsoft\Crypto\RSA\MachineKeys"
        foreach ($file in @(Get-ChildItem -LiteralPath $folder -Force | Select-Object -First 500)) {
            try {
                $acl = Get-Acl -LiteralPath "$folder\$($file.Name)"
                [ordered]@{ file = "$($file.Name)"; sddl = "$($acl.Sddl)"
                    descriptor = (ConvertTo-Plain $acl.GetSecurityDescriptorBinaryForm()) }
            } catch {
                [ordered]@{ file = "$($file.Name)"; reason = "$($_.Exception.Message)" }
            }
        }
    }

    # The folder of these files and those that are called like it: one that was put aside is older than the one in its
    # place.
    Add-Part 'keyFolders' {
        foreach ($one in @(Get-ChildItem -LiteralPath "$env:ProgramData\Microsoft\Crypto\RSA" -Force |
                Where-Object { $_.PSIsContainer -and "$($_.Name)" -like 'MachineKeys*' } |
                Select-Object -First 50)) {
            [ordered]@{ folder = "$($one.Name)"; created = $one.CreationTimeUtc.ToString('o') }
        }
    }

    # Failed logons over the network and through Remote Desktop (4625), without the account: it is read here only to
    # leave out exchanges that nobody went on with, which have none.
    $hour = (Get-Date).AddHours(-1)
    Add-Part 'refusedLogons' {
        $since = $hour
        $events = @()
        try {
            $events = @(Get-WinEvent -MaxEvents 1000 -FilterHashtable @{ LogName = 'Security'; Id = 4625
                StartTime = $hour })
        } catch {
            if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound*') {
                throw
            }
        }
        if ($events.Count -eq 1000) {
            $since = $events[-1].TimeCreated
        }
        [ordered]@{ since = $since.ToUniversalTime().ToString('o') }
        $events | Where-Object { "$($_.Properties[5].Value)" -notmatch '^-?$' } | ForEach-Object {
            [ordered]@{ at = $_.TimeCreated.ToUniversalTime().ToString('o'); type = "$($_.Properties[10].Value)"
                status = '0x{0:x8}' -f $_.Properties[7].Value; subStatus = '0x{0:x8}' -f $_.Properties[9].Value
                client = "$($_.Properties[19].Value)" }
        }
    }
}

# ---- The result -----------------------------------------------------------------------------------------------------

$now = Get-Date
if ($Output -eq '') {
    $Output = "rdpworkbench-$env:COMPUTERNAME-$('{0:yyyyMMdd-HHmmss}' -f $now).json"
}
if (Test-Path -LiteralPath $Output) {
    throw "$Output is there already, and is not written over."
}
$result = [ordered]@{
    schema = 'rdpworkbench/collected/1'
    at = $now.ToUniversalTime().ToString('o')
    computer = "$env:COMPUTERNAME"
    server = $Server
    inside = [bool]$Inside
    parts = $parts
    missing = $missing
}
ConvertTo-Json -InputObject $result -Depth 8 -Compress | Set-Content -LiteralPath $Output -Encoding UTF8
Write-Output "Wrote $Output. It names this machine, servers and accounts of services: look at it before you send it."
