using System.Diagnostics;

namespace OrleansNotify.Outbound;

/// <summary>A network of the test's own in which every address of IPv4 and IPv6 is this machine: nothing leaves it.</summary>
internal sealed class NetworkNamespace : IDisposable
{
    private readonly string _name = $"orleansnotify-{Environment.ProcessId}";

    private NetworkNamespace()
    {
    }

    /// <summary>Null where namespaces cannot be made.</summary>
    public static NetworkNamespace? TryMake()
    {
        var made = new NetworkNamespace();
        var isMade = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/sbin/ip")
            && Ip("netns", "add", made._name)
            && Ip("-n", made._name, "link", "set", "lo", "up")
            && Ip("-n", made._name, "route", "add", "local", "0.0.0.0/0", "dev", "lo")
            && Ip("-n", made._name, "-6", "route", "add", "local", "::/0", "dev", "lo");
        if (isMade)
        {
            return made;
        }

        made.Dispose();
        return null;
    }

    public Task<string> Run(params string[] arguments)
        => ChildProcess.Run("/usr/sbin/ip", ["netns", "exec", _name, ChildProcess.Dotnet, ChildProcess.ThisAssembly, .. arguments], []);

    public void Dispose()
    {
        if (File.Exists($"/run/netns/{_name}"))
        {
            Ip("netns", "del", _name);
        }
    }

    private static bool Ip(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/sbin/ip", arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
