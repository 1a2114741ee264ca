using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace OrleansNotify.Running;

/// <summary>A signed-in person on one device.</summary>
public sealed record Person(Tenant Tenant, string Email, string Token)
{
    private Server Server => Tenant.Server;

    public async Task<JsonElement> Inbox(string query = "")
    {
        var answer = await Server.Get($"/v1/inbox{query}", Token);
        Assert.Equal(200, answer.Status);
        return answer.Json;
    }

    public async Task<List<JsonElement>> Items(string query = "") => [.. (await Inbox(query)).GetProperty("items").EnumerateArray()];

    public async Task<long> Count()
    {
        var answer = await Server.Get("/v1/inbox/count", Token);
        Assert.Equal(200, answer.Status);
        return answer.Json.GetProperty("unread").GetInt64();
    }

    public Task<Answer> MarkRead(params string[] ids) => Server.Post("/v1/inbox/read", JsonSerializer.Serialize(new { ids }), Token);

    public Task<Answer> MarkReadUpTo(long seq) => Server.Post("/v1/inbox/read", JsonSerializer.Serialize(new { upTo = seq }), Token);

    public Task<Answer> Change(string id, object patch)
        => Server.Send(HttpMethod.Patch, $"/v1/inbox/{id}", JsonSerializer.Serialize(patch), Token);

    public Task<Answer> ChangeMany(object command) => Server.Post("/v1/inbox/bulk", JsonSerializer.Serialize(command), Token);

    /// <summary>What was changed after this version.</summary>
    public async Task<JsonElement> Changes(long since)
    {
        var answer = await Server.Get(string.Create(CultureInfo.InvariantCulture, $"/v1/inbox/changes?since={since}"), Token);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    /// <summary>The business dashboard's list.</summary>
    public async Task<JsonElement> Notifications(string query = "")
    {
        var answer = await Server.Get($"/api/notifications{query}", Token);
        Assert.True(answer.Status == 200, answer.Body);
        return answer.Json;
    }

    public Task<Answer> LogOut() => Server.Post("/v1/auth/logout", null, Token);

    /// <summary>The same person on another device.</summary>
    public Task<Person> OnAnotherDevice() => Tenant.SignInAs(Email);

    /// <summary>Opens a socket and reads its welcome.</summary>
    public async Task<Socket> Connect(long? since = null, string? epoch = null)
    {
        var socket = await Open(since, epoch);
        socket.Welcome = await socket.Next("welcome");
        return socket;
    }

    public async Task<Socket> Open(long? since = null, string? epoch = null, string? origin = null)
    {
        var position = since is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&since={since}");
        var log = epoch is null ? "" : $"&epoch={epoch}";
        return await Socket.Open(Server.Port, $"/ws?token={Token}{position}{log}", origin);
    }

    /// <summary>The status of a handshake that is refused; 101 when it is not.</summary>
    public async Task<int> Handshake(string? origin = null, string query = "")
    {
        try
        {
            await using var socket = await Socket.Open(Server.Port, $"/ws?token={Token}{query}", origin);
            return 101;
        }
        catch (WebSocketException e) when (e.Data["status"] is int status)
        {
            return status;
        }
    }
}
