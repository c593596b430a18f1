#Requires -Version 5.1
#Requires -PSEdition Desktop
#Requires -RunAsAdministrator
[CmdletBinding()]
param([switch]$Back)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

# What a setting holds is text here: its kind and its bytes in hex, or ABSENT. Permissions are SDDL.

function ConvertFrom-Hex([string]$Hex) {
    $bytes = New-Object byte[] ($Hex.Length / 2)
    for ($i = 0; $i -lt $bytes.Length; $i++) {
        $bytes[$i] = [Convert]::ToByte($Hex.Substring(2 * $i, 2), 16)
    }
    return , $bytes
}

function ConvertTo-Hex([byte[]]$Bytes) {
    return [BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant()
}

# Text that has more than printable ASCII in it.
function Get-Text([string]$Hex) {
    return [Text.Encoding]::Unicode.GetString((ConvertFrom-Hex $Hex))
}

# The text of a value, without the NUL behind it.
function Get-ValueText([string]$Hex) {
    return Get-Text ($Hex.Substring(0, $Hex.Length - 4))
}

function Get-TextValue([string]$Kind, [string]$Text) {
    return $Kind + ' ' + (ConvertTo-Hex ([Text.Encoding]::Unicode.GetBytes($Text + [char]0)))
}

# Null where there is no such key.
function Open-Key([string]$Path, [bool]$Writable) {
    $hive, $below = $Path -split '\\', 2
    $root = if ($hive -eq 'HKLM') { 'LocalMachine' } else { 'Users' }
    $base = [Microsoft.Win32.RegistryKey]::OpenBaseKey($root, 'Registry64')
    return $base.OpenSubKey($below, $Writable)
}

function Get-RegistryValue([string]$Path, [string]$Name) {
    $key = Open-Key $Path $false
    if ($null -eq $key) {
        return 'ABSENT'
    }
    try {
        if ($key.GetValueNames() -notcontains $Name) {
            return 'ABSENT'
        }
        $data = $key.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
        switch ($key.GetValueKind($Name).ToString()) {
            'String' { return Get-TextValue 'REG_SZ' $data }
            'ExpandString' { return Get-TextValue 'REG_EXPAND_SZ' $data }
            'MultiString' {
                $text = ''
                foreach ($one in $data) {
                    $text = $text + $one + [char]0
                }
                return Get-TextValue 'REG_MULTI_SZ' $text
            }
            'DWord' { return 'REG_DWORD ' + (ConvertTo-Hex ([BitConverter]::GetBytes([int]$data))) }
            'QWord' { return 'REG_QWORD ' + (ConvertTo-Hex ([BitConverter]::GetBytes([long]$data))) }
            'Binary' { return 'REG_BINARY ' + (ConvertTo-Hex $data) }
            'None' { return 'REG_NONE ' + (ConvertTo-Hex $data) }
            default { return 'of another kind' }
        }
    } finally {
        $key.Close()
    }
}

function Set-RegistryValue([string]$Path, [string]$Name, [string]$Value) {
    $key = Open-Key $Path $true
    if ($null -eq $key) {
        throw "There is no key $Path."
    }
    try {
        if ($Value -ceq 'ABSENT') {
            $key.DeleteValue($Name, $true)
            return
        }
        $kind, $hex = $Value -split ' ', 2
        switch ($kind) {
            'REG_SZ' { $key.SetValue($Name, [string](Get-ValueText $hex), 'String') }
            'REG_EXPAND_SZ' { $key.SetValue($Name, [string](Get-ValueText $hex), 'ExpandString') }
            'REG_MULTI_SZ' {
                [string[]]$list = @((Get-ValueText $hex).Split([char]0) | Where-Object { $_ -ne '' })
                $key.SetValue($Name, $list, 'MultiString')
            }
            'REG_DWORD' { $key.SetValue($Name, [BitConverter]::ToInt32((ConvertFrom-Hex $hex), 0), 'DWord') }
            'REG_QWORD' { $key.SetValue($Name, [BitConverter]::ToInt64((ConvertFrom-Hex $hex), 0), 'QWord') }
            'REG_BINARY' { $key.SetValue($Name, [byte[]](ConvertFrom-Hex $hex), 'Binary') }
            'REG_NONE' { $key.SetValue($Name, [byte[]](ConvertFrom-Hex $hex), 'None') }
            default { throw "A value of the kind $kind cannot be put." }
        }
    } finally {
        $key.Close()
    }
}

function Get-RegistryKey([string]$Path) {
    $key = Open-Key $Path $false
    if ($null -eq $key) {
        return 'ABSENT'
    }
    $key.Close()
    return 'KEY '
}

# One that has something in it is not taken away.
function Set-RegistryKey([string]$Path, [string]$Value) {
    $last = $Path.LastIndexOf('\')
    $leaf = $Path.Substring($last + 1)
    $parent = Open-Key ($Path.Substring(0, $last)) $true
    if ($null -eq $parent) {
        throw "There is no key above $Path."
    }
    try {
        if ($Value -cne 'ABSENT') {
            $parent.CreateSubKey($leaf).Close()
            return
        }
        $key = $parent.OpenSubKey($leaf)
        $holds = $key.ValueCount + $key.SubKeyCount
        $key.Close()
        if ($holds -ne 0) {
            throw "The key $Path is not empty."
        }
        $parent.DeleteSubKey($leaf, $true)
    } finally {
        $parent.Close()
    }
}

# The numbers are those of the service control manager, as a DWORD.
$starts = @{ Boot = '00000000'; System = '01000000'; Auto = '02000000'; Manual = '03000000'; Disabled = '04000000' }

function Get-ServiceStart([string]$Name) {
    $service = Get-CimInstance -ClassName Win32_Service -Filter "Name = '$Name'"
    if ($null -eq $service) {
        return 'ABSENT'
    }
    return 'REG_DWORD ' + $starts[$service.StartMode]
}

function Set-ServiceStart([string]$Name, [string]$Value) {
    switch ($Value) {
        'REG_DWORD 02000000' { Set-Service -Name $Name -StartupType Automatic }
        'REG_DWORD 03000000' { Set-Service -Name $Name -StartupType Manual }
        'REG_DWORD 04000000' { Set-Service -Name $Name -StartupType Disabled }
        default { throw "The service $Name cannot be given the start $Value." }
    }
}

function Get-ServiceState([string]$Name) {
    $service = Get-Service -Name $Name -ErrorAction SilentlyContinue
    if ($null -eq $service) {
        return 'ABSENT'
    }
    return 'REG_DWORD ' + (ConvertTo-Hex ([BitConverter]::GetBytes([int]$service.Status)))
}

# Without -Force: what needs a service has a step of its own.
function Set-ServiceState([string]$Name, [string]$Value) {
    if ($Value -ceq 'REG_DWORD 04000000') {
        Start-Service -Name $Name
        (Get-Service -Name $Name).WaitForStatus('Running', [TimeSpan]::FromMinutes(1))
    } else {
        Stop-Service -Name $Name
        (Get-Service -Name $Name).WaitForStatus('Stopped', [TimeSpan]::FromMinutes(1))
    }
}

function Get-Place([string]$Path, [string]$Aside) {
    if ([IO.File]::Exists($Aside)) {
        return Get-TextValue 'REG_SZ' $Aside
    }
    if ([IO.File]::Exists($Path)) {
        return Get-TextValue 'REG_SZ' $Path
    }
    return 'ABSENT'
}

# Nothing is replaced: what was made in the place of a file meanwhile lies beside it from then on.
function Set-Place([string]$Path, [string]$Aside, [string]$Value) {
    if ($Value -ceq (Get-TextValue 'REG_SZ' $Aside)) {
        [IO.File]::Move($Path, $Aside)
        return
    }
    if ([IO.File]::Exists($Path)) {
        $number = 1
        while ([IO.File]::Exists($Path + '.made-' + $number)) {
            $number++
        }
        [IO.File]::Move($Path, $Path + '.made-' + $number)
    }
    [IO.File]::Move($Aside, $Path)
}

# That nothing is inherited is said by the P; that it once could be, by AI, says no more, and .NET may leave it or not.
function Get-SecurityForm($Security, [string]$Sections) {
    return $Security.GetSecurityDescriptorSddlForm($Sections).Replace('D:PAI(', 'D:P(')
}

# Permissions are compared and put as .NET understands them: entries that say the same twice become one.
function Get-Permissions([string]$Path) {
    if (-not [IO.File]::Exists($Path)) {
        return 'ABSENT'
    }
    return Get-SecurityForm ([IO.File]::GetAccessControl($Path, 'Access')) 'Access'
}

function New-Permissions([string]$Value) {
    $permissions = New-Object Security.AccessControl.FileSecurity
    $kind, $hex = $Value -split ' ', 2
    $permissions.SetSecurityDescriptorBinaryForm((ConvertFrom-Hex $hex), 'Access')
    return $permissions
}

function New-FolderSecurity([string]$Value, [string]$Sections) {
    $security = New-Object Security.AccessControl.DirectorySecurity
    $kind, $hex = $Value -split ' ', 2
    $security.SetSecurityDescriptorBinaryForm((ConvertFrom-Hex $hex), $Sections)
    return $security
}

function Get-Folder([string]$Path) {
    if (-not [IO.Directory]::Exists($Path)) {
        return 'ABSENT'
    }
    return Get-SecurityForm ([IO.Directory]::GetAccessControl($Path, 'Access, Owner')) 'Access, Owner'
}

# It has its permissions from its first moment. To give it its owner takes a privilege, which icacls knows how to take.
# One that has something in it is not taken away.
function Set-Folder([string]$Path, [string]$Value) {
    if ($Value -ceq 'ABSENT') {
        [IO.Directory]::Delete($Path)
        return
    }
    if (-not [IO.Directory]::Exists([IO.Path]::GetDirectoryName($Path))) {
        throw "There is no folder above $Path."
    }
    [void][IO.Directory]::CreateDirectory($Path, (New-FolderSecurity $Value 'Access'))
    $owner = (New-FolderSecurity $Value 'Owner').GetOwner([Security.Principal.SecurityIdentifier]).Value
    $said = & "$env:SystemRoot\System32\icacls.exe" $Path /setowner "*$owner"
    if ($LASTEXITCODE -ne 0) {
        [IO.Directory]::Delete($Path)
        throw "The folder $Path could not be given its owner: $said"
    }
}

function Get-Now($Step) {
    switch ($Step.Kind) {
        'value' { return Get-RegistryValue $Step.Path $Step.Name }
        'key' { return Get-RegistryKey $Step.Path }
        'start' { return Get-ServiceStart $Step.Name }
        'state' { return Get-ServiceState $Step.Name }
        'place' { return Get-Place $Step.Path $Step.Aside }
        'dacl' { return Get-Permissions $Step.Path }
        'folder' { return Get-Folder $Step.Path }
    }
}

function Get-Form($Step, [string]$Value) {
    if ($Step.Kind -eq 'dacl') {
        return Get-SecurityForm (New-Permissions $Value) 'Access'
    }
    if ($Step.Kind -eq 'folder' -and $Value -cne 'ABSENT') {
        return Get-SecurityForm (New-FolderSecurity $Value 'Access, Owner') 'Access, Owner'
    }
    return $Value
}

function Set-Now($Step, [string]$Value) {
    switch ($Step.Kind) {
        'value' { Set-RegistryValue $Step.Path $Step.Name $Value }
        'key' { Set-RegistryKey $Step.Path $Value }
        'start' { Set-ServiceStart $Step.Name $Value }
        'state' { Set-ServiceState $Step.Name $Value }
        'place' { Set-Place $Step.Path $Step.Aside $Value }
        'dacl' { [IO.File]::SetAccessControl($Step.Path, (New-Permissions $Value)) }
        'folder' { Set-Folder $Step.Path $Value }
    }
}

# Whether the setting holds a value.
function Test-Now($Step, [string]$Value) {
    return (Get-Now $Step) -ceq (Get-Form $Step $Value)
}

function Assert-Now($Step, [string]$Value, [string]$When) {
    if (-not (Test-Now $Step $Value)) {
        throw "$($Step.Setting) holds $(Get-Now $Step) $When, and not $(Get-Form $Step $Value)."
    }
}

#STEPS#

$steps = @(if ($Back) { $undo } else { $repair })

# Before the first change all that is changed has to hold what it is changed from; on the way back also what it was.
$seen = @{}
foreach ($step in $steps) {
    if (-not $seen.ContainsKey($step.Setting)) {
        $seen[$step.Setting] = $true
        if (-not ($Back -and (Test-Now $step $step.To))) {
            Assert-Now $step $step.From 'before the first change'
        }
    }
}

foreach ($step in $steps) {
    if ($Back -and (Test-Now $step $step.To)) {
        Write-Output "Is so already: $($step.Setting)"
        continue
    }
    Assert-Now $step $step.From 'before its step'
    Set-Now $step $step.To
    Assert-Now $step $step.To 'behind its step'
    Write-Output "Done: $($step.Setting)"
}
