using System.Net.Sockets;
using System.Text;
using OrleansNotify.Running;

namespace OrleansNotify.BadInputs;

/// <summary>Row 214: frames that RFC 6455 does not allow end their own connection and no other.</summary>
[Collection(OnSqlite.Name)]
public sealed class FrameTests(SqliteStore store)
{
    private static readonly byte[] Mask = [1, 2, 3, 4];

    public static TheoryData<string, byte[]> Frames => new()
    {
        { "reserved opcode 3", Masked(0x83, "hi"u8) },
        { "reserved opcode 11", Masked(0x8b, "hi"u8) },
        { "RSV1", Masked(0xc1, "hi"u8) },
        { "invalid UTF-8", Masked(0x81, [0xc3, 0x28]) },
        { "ping of 126 bytes", [0x89, 0xfe, 0x00, 0x7e, .. Mask, .. new byte[126]] },
        { "fragmented ping", Masked(0x09, "hi"u8) },
        { "stray continuation", Masked(0x80, "hi"u8) },
        { "text within a fragmented text", [.. Masked(0x01, "a"u8), .. Masked(0x81, "b"u8)] },
        { "close 1005", Masked(0x88, [0x03, 0xed]) },
        { "close 999", Masked(0x88, [0x03, 0xe7]) },
        { "close of one byte", Masked(0x88, [0x03]) },
        { "close with invalid UTF-8", Masked(0x88, [0x03, 0xe8, 0xff]) },
        { "length 2^63", [0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, .. Mask] },
    };

    [SkippableTheory]
    [MemberData(nameof(Frames))]
    public async Task ABrokenFrameEndsItsConnectionOnly(string name, byte[] frame)
    {
        var (tenant, anna) = await Anna();
        await using var good = await anna.Connect();
        using var client = await Upgraded(anna);

        await client.GetStream().WriteAsync(frame);

        Assert.True(await IsEnded(client.GetStream()), $"The connection is open after: {name}");
        await IsUnhurt(tenant, good);
    }

    [SkippableTheory]
    [InlineData("/ws?token={0}&x=1")]
    [InlineData("/socket.io/?EIO=4&transport=websocket")]
    public async Task AMessageOfManyEmptyFragmentsEndsItsConnectionOnly(string path)
    {
        var (tenant, anna) = await Anna();
        await using var good = await anna.Connect();
        using var client = await Upgraded(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, anna.Token));
        byte[] empty = Masked(0x00, []);

        await client.GetStream().WriteAsync((byte[])[.. Masked(0x01, []), .. Enumerable.Repeat(empty, 1_000).SelectMany(bytes => bytes)]);

        Assert.True(await IsEnded(client.GetStream()), "The connection is open");
        await IsUnhurt(tenant, good);
    }

    [SkippableFact]
    public async Task AnUnmaskedFrameHurtsNobody()
    {
        // .NET reads it as if it were masked (RFC 6455 §5.1 wants the connection closed); masks protect old proxies, not servers.
        var (tenant, anna) = await Anna();
        await using var good = await anna.Connect();
        using var client = await Upgraded(anna);

        await client.GetStream().WriteAsync(new byte[] { 0x81, 0x02, (byte)'h', (byte)'i' });

        await IsUnhurt(tenant, good);
    }

    private async Task<(Tenant Tenant, Person Anna)> Anna()
    {
        var tenant = await store.Server.NewTenant();
        return (tenant, await tenant.SignIn("anna"));
    }

    private async Task IsUnhurt(Tenant tenant, Running.Socket good)
    {
        Assert.True(store.Server.IsAlive);
        await tenant.Notify("n");
        Assert.Equal([1], await good.NextSeqs(1));
    }

    private Task<TcpClient> Upgraded(Person person) => Upgraded($"/ws?token={person.Token}");

    private async Task<TcpClient> Upgraded(string path)
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", store.Server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        return client;
    }

    private static byte[] Masked(byte head, ReadOnlySpan<byte> payload)
    {
        var masked = payload.ToArray();
        for (var i = 0; i < masked.Length; i++)
        {
            masked[i] ^= Mask[i % 4];
        }

        return [head, (byte)(0x80 | masked.Length), .. Mask, .. masked];
    }

    private static async Task<bool> IsEnded(NetworkStream stream)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            var buffer = new byte[4_096];
            while (await stream.ReadAsync(buffer, deadline.Token) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
