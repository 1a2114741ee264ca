using System.Text;
using System.Text.Json;
using OrleansNotify.Running;

namespace OrleansNotify.Walk;

/// <summary>A client of Socket.IO by polling, as far as a walk needs one, which keeps everything that it hears.</summary>
internal sealed class PollingClient
{
    private const char Separator = '\u001e';
    private readonly Server _server;
    private readonly string _address;
    private readonly StringBuilder _heard = new();

    private PollingClient(Server server, string sid) => (_server, _address) = (server, $"/socket.io/?EIO=4&transport=polling&sid={sid}");

    public string Heard => _heard.ToString();

    public static async Task<PollingClient> Connect(Server server, object auth)
    {
        var opened = await server.Get("/socket.io/?EIO=4&transport=polling");
        var client = new PollingClient(server, JsonDocument.Parse(opened.Body[1..]).RootElement.GetProperty("sid").GetString()!);
        await client.Say($"40{JsonSerializer.Serialize(auth)}");
        await client.HearUntil("\"sid\"");
        return client;
    }

    public async Task Say(string packet)
    {
        using var content = new StringContent(packet, Encoding.UTF8, "text/plain");
        using var response = await _server.Http.PostAsync(_address, content);
        Assert.Equal(200, (int)response.StatusCode);
    }

    public Task Join(int ackId, string tenant) => SayAndWait($"42{ackId}[\"join-tenant\",\"{tenant}\"]", $"43{ackId}[");

    public async Task HearUntil(string text)
    {
        while (!Heard.Contains(text, StringComparison.Ordinal))
        {
            var answer = await _server.Get(_address);
            Assert.True(answer.Status == 200, answer.Body);
            _heard.Append(answer.Body).Append(Separator);
        }
    }

    /// <summary>What an acknowledgement said.</summary>
    public async Task<JsonElement> Ask(int ackId, string packet)
    {
        await SayAndWait($"42{ackId}{packet}", $"43{ackId}[");
        var answer = Heard.Split(Separator).Last(said => said.StartsWith($"43{ackId}[", StringComparison.Ordinal));
        return JsonDocument.Parse(answer[$"43{ackId}".Length..]).RootElement[0];
    }

    /// <summary>The public and the private id.</summary>
    public (string Sid, string Pid) Ids()
    {
        var connected = JsonDocument.Parse(Heard.Split(Separator).First(packet => packet.StartsWith("40", StringComparison.Ordinal))[2..]).RootElement;
        return (connected.GetProperty("sid").GetString()!, connected.GetProperty("pid").GetString()!);
    }

    public Task Close() => Say("1");

    /// <summary>What lets it, or whoever has it, go on from here.</summary>
    public (string Pid, string Offset) Cursor()
    {
        var packets = Heard.Split(Separator);
        var connected = packets.First(packet => packet.StartsWith("40", StringComparison.Ordinal));
        var notification = packets.Last(packet => packet.StartsWith("42[\"new-notification\"", StringComparison.Ordinal));
        return (JsonDocument.Parse(connected[2..]).RootElement.GetProperty("pid").GetString()!,
            JsonDocument.Parse(notification[2..]).RootElement.EnumerateArray().Last().GetString()!);
    }

    private async Task SayAndWait(string packet, string answer)
    {
        await Say(packet);
        await HearUntil(answer);
    }
}
