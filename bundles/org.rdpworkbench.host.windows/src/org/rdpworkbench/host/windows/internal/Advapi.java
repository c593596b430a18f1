// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.WString;

/**
 * The functions of advapi32.dll that are called, by their names and parameters there: registry (winreg.h), services
 * (winsvc.h), event logs (winbase.h), security (securitybaseapi.h), and the Local Security Authority (ntsecapi.h).
 * Handles are numbers, and what comes back comes in arrays, so that no native memory has to be freed; only where
 * results point into themselves they lie in a {@link Memory}, and what the Local Security Authority gives is freed by
 * its own function. The functions of the registry return an error code, those of the Local Security Authority an
 * NTSTATUS, the others leave an error code to GetLastError.
 */
interface Advapi extends Library {

    int RegConnectRegistryW(WString lpMachineName, long hKey, long[] phkResult);

    int RegOpenKeyExW(long hKey, WString lpSubKey, int ulOptions, int samDesired, long[] phkResult);

    int RegQueryInfoKeyW(long hKey, char[] lpClass, int[] lpcchClass, Pointer lpReserved, int[] lpcSubKeys,
            int[] lpcbMaxSubKeyLen, int[] lpcbMaxClassLen, int[] lpcValues, int[] lpcbMaxValueNameLen,
            int[] lpcbMaxValueLen, int[] lpcbSecurityDescriptor, long[] lpftLastWriteTime);

    int RegEnumKeyExW(long hKey, int dwIndex, char[] lpName, int[] lpcchName, Pointer lpReserved, char[] lpClass,
            int[] lpcchClass, long[] lpftLastWriteTime);

    int RegEnumValueW(long hKey, int dwIndex, char[] lpValueName, int[] lpcchValueName, Pointer lpReserved,
            int[] lpType, byte[] lpData, int[] lpcbData);

    int RegQueryValueExW(long hKey, WString lpValueName, Pointer lpReserved, int[] lpType, byte[] lpData,
            int[] lpcbData);

    int RegCreateKeyExW(long hKey, WString lpSubKey, int reserved, WString lpClass, int dwOptions, int samDesired,
            Pointer lpSecurityAttributes, long[] phkResult, int[] lpdwDisposition);

    int RegDeleteKeyExW(long hKey, WString lpSubKey, int samDesired, int reserved);

    int RegSetValueExW(long hKey, WString lpValueName, int reserved, int dwType, byte[] lpData, int cbData);

    int RegDeleteValueW(long hKey, WString lpValueName);

    int RegCloseKey(long hKey);

    long OpenSCManagerW(WString lpMachineName, WString lpDatabaseName, int dwDesiredAccess);

    long OpenServiceW(long hSCManager, WString lpServiceName, int dwDesiredAccess);

    boolean EnumServicesStatusW(long hSCManager, int dwServiceType, int dwServiceState, Memory lpServices,
            int cbBufSize, int[] pcbBytesNeeded, int[] lpServicesReturned, int[] lpResumeHandle);

    boolean EnumDependentServicesW(long hService, int dwServiceState, Memory lpServices, int cbBufSize,
            int[] pcbBytesNeeded, int[] lpServicesReturned);

    boolean QueryServiceConfigW(long hService, Memory lpServiceConfig, int cbBufSize, int[] pcbBytesNeeded);

    boolean QueryServiceStatusEx(long hService, int infoLevel, byte[] lpBuffer, int cbBufSize, int[] pcbBytesNeeded);

    boolean ChangeServiceConfigW(long hService, int dwServiceType, int dwStartType, int dwErrorControl,
            WString lpBinaryPathName, WString lpLoadOrderGroup, int[] lpdwTagId, WString lpDependencies,
            WString lpServiceStartName, WString lpPassword, WString lpDisplayName);

    boolean StartServiceW(long hService, int dwNumServiceArgs, Pointer lpServiceArgVectors);

    boolean ControlService(long hService, int dwControl, byte[] lpServiceStatus);

    boolean CloseServiceHandle(long hSCObject);

    long OpenEventLogW(WString lpUNCServerName, WString lpSourceName);

    boolean ReadEventLogW(long hEventLog, int dwReadFlags, int dwRecordOffset, byte[] lpBuffer,
            int nNumberOfBytesToRead, int[] pnBytesRead, int[] pnMinNumberOfBytesNeeded);

    boolean CloseEventLog(long hEventLog);

    boolean GetKernelObjectSecurity(long handle, int requestedInformation, byte[] pSecurityDescriptor, int nLength,
            int[] lpnLengthNeeded);

    boolean SetKernelObjectSecurity(long handle, int securityInformation, byte[] securityDescriptor);

    boolean ImpersonateSelf(int impersonationLevel);

    boolean OpenThreadToken(long threadHandle, int desiredAccess, boolean openAsSelf, long[] tokenHandle);

    boolean LookupPrivilegeValueW(WString lpSystemName, WString lpName, long[] lpLuid);

    boolean AdjustTokenPrivileges(long tokenHandle, boolean disableAllPrivileges, byte[] newState, int bufferLength,
            Pointer previousState, Pointer returnLength);

    boolean InitiateSystemShutdownExW(WString lpMachineName, WString lpMessage, int dwTimeout,
            boolean bForceAppsClosed, boolean bRebootAfterShutdown, int dwReason);

    int LsaOpenPolicy(Pointer systemName, byte[] objectAttributes, int desiredAccess, long[] policyHandle);

    int LsaEnumerateAccountsWithUserRight(long policyHandle, Memory userRight, Pointer[] buffer, int[] countReturned);

    int LsaFreeMemory(Pointer buffer);

    int LsaClose(long objectHandle);

    int LsaNtStatusToWinError(int status);
}
