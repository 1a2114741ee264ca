using System.Text.Json;
using OrleansNotify.Running;
using OrleansNotify.Testing;

namespace OrleansNotify.Members;

/// <summary>A member of a tenant who signs in by password, and one browser of theirs.</summary>
internal sealed class Colleague(Tenant tenant, string email)
{
    public const string Password = "correct-battery-horse 7";

    public Tenant Tenant => tenant;

    public string Email => email;

    /// <summary>The access token.</summary>
    public string Token { get; private set; } = "";

    public string Cookie { get; private set; } = "";

    private Server Server => tenant.Server;

    /// <summary>Invited by the operator, and signed in.</summary>
    public static async Task<Colleague> Join(Tenant tenant, string role)
    {
        var colleague = new Colleague(tenant, Running.Tenant.NewAddress(role));
        (await colleague.Accept(await Invite(tenant, colleague.Email, role))).IsOk();
        return colleague;
    }

    /// <returns>The token of the link.</returns>
    public static async Task<string> Invite(Tenant tenant, string email, string role)
    {
        var made = await tenant.Server.Post(
            $"/v1/admin/tenants/{tenant.Name}/members/invitations", JsonSerializer.Serialize(new { email, role }), Server.AdminToken);
        Assert.True(made.Status == 201, made.Body);
        return made.Json.GetProperty("link").GetString()!.Split("/app/invite#")[1];
    }

    public async Task<Answer> Accept(string token, string password = Password)
        => Kept(await Server.Post("/auth/invite/accept", JsonSerializer.Serialize(new { token, password })));

    public async Task<Answer> Login(string password = Password, string? code = null, params (string, string)[] headers)
        => Kept(await Server.Post($"{tenant.Prefix}/auth/login", JsonSerializer.Serialize(new { email, password, code }), null, headers));

    public async Task<Answer> Refresh(string? cookie = null, params (string, string)[] headers)
        => Kept(await Server.Post($"{tenant.Prefix}/auth/refresh", null, null, [("Cookie", $"refresh={cookie ?? Cookie}"), .. headers]));

    public Task<Answer> Ask(string method, string path, object? body = null)
        => Server.Send(new HttpMethod(method), path, body is null ? null : JsonSerializer.Serialize(body), Token);

    public Task<Answer> Auth(string method, string path, object? body = null) => Ask(method, $"{tenant.Prefix}/auth{path}", body);

    /// <summary>Waits for the mail with this link, and reads its token.</summary>
    public async Task<string> MailedToken(string page)
    {
        var found = "";
        await Eventually.Holds(
            async () => (found = (await Mails()).Select(text => text.Split($"/app/{page}#")).Where(parts => parts.Length > 1)
                .Select(parts => parts[1].Split('\n')[0].Trim()).LastOrDefault("")).Length > 0,
            $"a mail with a link to {page}");
        return found;
    }

    private async Task<IEnumerable<string>> Mails()
        => (await Server.Get($"/dev/mail.json?to={Uri.EscapeDataString(email)}")).Json.EnumerateArray()
            .OrderBy(item => item.GetProperty("sentAt").GetDateTimeOffset()).Select(item => item.GetProperty("text").GetString()!);

    private Answer Kept(Answer answer)
    {
        if (answer.Status == 200)
        {
            Token = answer.Json.GetProperty("token").GetString()!;
            Cookie = answer.Headers["Set-Cookie"].Split("refresh=")[1].Split(';')[0];
        }

        return answer;
    }
}

internal static class Answers
{
    public static void IsOk(this Answer answer) => Assert.True(answer.Status is >= 200 and < 300, $"{answer.Status} {answer.Body}");
}
