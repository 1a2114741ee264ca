using System.Net.WebSockets;
using System.Text;

namespace OrleansNotify.Fuzz;

/// <summary>Frames and packets of nobody and of people, over WebSockets and Engine.IO's polling.</summary>
internal sealed class SocketFuzz(Target target)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly string[] Packets =
    [
        "0", "1", "2", "2probe", "3", "3probe", "4", "40", "40{}", "40{\"token\":\"x\"}", "40/other,{}", "41", "42[\"join-tenant\",\"alpha\"]", "420[\"join-tenant\",\"beta\"]", "42[]", "42{}",
        "42[null]", "42[\"__proto__\"]", "42[\"connect\"]", "43[]", "44", "451-[\"x\",{\"_placeholder\":true,\"num\":0}]", "459-[\"x\"]", "5", "6", "b", "bAAAA", "42[\"notification-received\",{\"id\":1}]",
        "{\"type\":\"ping\"}", "{\"type\":\"resume\",\"seq\":-1}", "{\"type\":\"resume\",\"seq\":9223372036854775808}", "{\"type\":[]}", "[]", "null", "{\"type\":\"read\",\"ids\":[\"\\u0000\"]}",
    ];

    /// <summary>What is wrong; null: nothing.</summary>
    public async Task<string?> Once(Random random)
    {
        var credential = target.Credentials.Any(random);
        var sent = new StringBuilder();
        try
        {
            using var deadline = new CancellationTokenSource(Deadline);
            using var socket = new ClientWebSocket();
            foreach (var (name, value) in credential.Headers)
            {
                socket.Options.SetRequestHeader(name, value);
            }

            await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{target.Port}{(random.Next(2) == 0 ? "/ws" : "/socket.io/?EIO=4&transport=websocket")}"), deadline.Token);
            for (var n = random.Next(1, 8); n > 0; n--)
            {
                var packet = Encoding.UTF8.GetBytes(Packets[random.Next(Packets.Length)]);
                packet = random.Next(3) == 0 ? packet.Garbled(random) : packet;
                sent.Append(Convert.ToBase64String(packet)).Append(' ');
                await socket.SendAsync(packet, random.Next(10) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, random.Next(15) > 0, deadline.Token);
            }

            return await Foreign(socket, credential, deadline.Token) is { } fault ? $"{fault} after {sent}as {credential.Name}" : null;
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            // Refused or cut off: as it should be.
            return target.Server.IsRunning ? null : $"the server ended after {sent}as {credential.Name}\n{target.Server.Output}";
        }
    }

    private async Task<string?> Foreign(ClientWebSocket socket, Credential credential, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        for (var n = 0; n < 3 && socket.State == WebSocketState.Open; n++)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            soon.CancelAfter(TimeSpan.FromMilliseconds(100));
            var received = await socket.ReceiveAsync(buffer.AsMemory(), soon.Token);
            var text = Encoding.UTF8.GetString(buffer, 0, received.Count);
            if (credential.Tenant != Credential.Operator
                && target.Markers.Where(marker => marker.Key != credential.Tenant).Any(marker => text.Contains(marker.Value, StringComparison.Ordinal)))
            {
                return $"a socket shows another tenant's data: {text}";
            }
        }

        return null;
    }
}
