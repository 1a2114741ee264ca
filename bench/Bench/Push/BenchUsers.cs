using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OrleansNotify.Bench.Push;

/// <summary>Signs people in with the codes that a server in Development captures.</summary>
internal static partial class BenchUsers
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(50);

    /// <returns>A session token for each.</returns>
    public static async Task<IReadOnlyList<string>> SignIn(int port, int count, string prefix = "")
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var tokens = new List<string>();
        for (var i = 0; i < count; i++)
        {
            tokens.Add(await SignIn(http, prefix, $"bench{Environment.ProcessId}-{prefix.Replace('/', '-')}{i}@codingninjas.com"));
        }

        return tokens;
    }

    private static async Task<string> SignIn(HttpClient http, string prefix, string email)
    {
        using var asked = await http.PostAsJsonAsync($"{prefix}/request-otp", new { email });
        asked.EnsureSuccessStatusCode();
        using var verified = await http.PostAsJsonAsync($"{prefix}/verify-otp", new { email, otp = await Code(http, email) });
        verified.EnsureSuccessStatusCode();
        return (await verified.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<string> Code(HttpClient http, string email)
    {
        while (true)
        {
            var mails = await http.GetFromJsonAsync<JsonElement>($"/dev/mail.json?to={Uri.EscapeDataString(email)}");
            if (mails.GetArrayLength() > 0)
            {
                return CodeInText().Match(mails[0].GetProperty("text").GetString()!).Value;
            }

            await Task.Delay(AskAgainAfter, TimeProvider.System, CancellationToken.None);
        }
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex CodeInText();
}
