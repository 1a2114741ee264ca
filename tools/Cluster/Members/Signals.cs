using System.Runtime.InteropServices;

namespace OrleansNotify.OneMachine.Members;

internal static partial class Signals
{
    public static void Send(this Signal signal, int process) => _ = Kill(process, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
