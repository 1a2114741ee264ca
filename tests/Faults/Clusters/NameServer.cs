using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OrleansNotify.Faults.Clusters;

/// <summary>
/// The only name server of silos and gateways (RFC 1035, over UDP): it knows four names, all as the receivers' address, until it is told
/// to answer each of them wrongly in its own way.
/// </summary>
internal sealed class NameServer : IAsyncDisposable
{
    public const string Missing = "missing.notify-faults.test";
    public const string Failing = "failing.notify-faults.test";
    public const string Silent = "silent.notify-faults.test";

    /// <summary>Leads inside every second time.</summary>
    public const string Rebinding = "rebinding.notify-faults.test";

    private const int Port = 53;
    private const int Header = 12;
    private const ushort NoError = 0, ServerFailure = 2, NoSuchName = 3;
    private const ushort TypeA = 1;
    private static readonly string[] Known = [Missing, Failing, Silent, Rebinding];

    private readonly UdpClient _socket;
    private readonly IPAddress _outside;
    private readonly Task _serving;
    private int _asked;

    public NameServer(string address, string outside)
    {
        _outside = IPAddress.Parse(outside);
        _socket = new UdpClient(new IPEndPoint(IPAddress.Parse(address), Port));
        _serving = Serve();
    }

    public bool IsBroken { get; set; }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _serving;
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var query = await _socket.ReceiveAsync();
                if (Answer(query.Buffer) is { } answer)
                {
                    await _socket.SendAsync(answer, query.RemoteEndPoint);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    /// <returns>Null: silence.</returns>
    private byte[]? Answer(byte[] query)
    {
        var (name, end) = Name(query);
        var type = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(end));
        return (IsBroken ? name : null) switch
        {
            Silent => null,
            Failing => Message(query, end, ServerFailure, null),
            Missing => Message(query, end, NoSuchName, null),
            Rebinding when type == TypeA && ++_asked % 2 == 0 => Message(query, end, NoError, IPAddress.Parse(MemberSettings.InsideAddress)),
            _ when !Known.Contains(name) => Message(query, end, NoSuchName, null),
            _ => Message(query, end, NoError, type == TypeA ? _outside : null),
        };
    }

    /// <returns>The name that is asked for, and where its type begins.</returns>
    private static (string Name, int End) Name(byte[] query)
    {
        var (labels, at) = (new List<string>(), Header);
        while (query[at] > 0)
        {
            labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
            at += query[at] + 1;
        }

        return (string.Join('.', labels), at + 1);
    }

    private static byte[] Message(byte[] query, int end, ushort code, IPAddress? address)
    {
        const ushort Response = 0x8180;
        var question = query.AsSpan(Header, end + 4 - Header);
        var message = new byte[Header + question.Length + (address is null ? 0 : 16)];
        query.AsSpan(0, 2).CopyTo(message);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)(Response | code));
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), (ushort)(address is null ? 0 : 1));
        question.CopyTo(message.AsSpan(Header));
        if (address is not null)
        {
            // The name of the question, A, IN, good for no time, four bytes.
            byte[] record = [0xC0, Header, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, .. address.GetAddressBytes()];
            record.CopyTo(message, Header + question.Length);
        }

        return message;
    }
}
