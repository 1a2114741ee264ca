using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Live.SocketIo;

/// <summary>What a client connects with: its token, and when it comes back, the private id and the offset that it had.</summary>
internal sealed record SocketIoHello(string? Token, string? Pid, string? Offset)
{
    /// <summary>The offset of a client that has not joined its tenant: it has nothing to recover.</summary>
    public const string Apart = "-";

    private const int PidBytes = 15;
    private const int PidLength = 20;

    public static SocketIoHello Read(ReadOnlyMemory<byte> auth)
    {
        if (auth.IsEmpty)
        {
            return new SocketIoHello(null, null, null);
        }

        using var document = JsonDocument.Parse(auth);
        string? Text(string name) => document.RootElement.TryGetProperty(name, out var member) ? member.Text() : null;
        var pid = Text("pid");
        return new SocketIoHello(Text("token"), pid?.Length == PidLength && Base64Url.IsValid(pid) ? pid : null, Text("offset"));
    }

    public static string NewPid() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PidBytes));

    /// <summary>The public id of whoever has this private one: the same on every gateway and after every restart, without a place to keep it.</summary>
    public static string SidOf(string pid) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(pid)))[..PidLength];
}
