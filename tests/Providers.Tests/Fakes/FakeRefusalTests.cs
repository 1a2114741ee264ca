using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>What the real services refuse at once, the fakes refuse too: an adapter that passes here has a right call.</summary>
public sealed class FakeRefusalTests(FakesFixture fixture) : IClassFixture<FakesFixture>, IDisposable
{
    private readonly FakeProviders _fakes = fixture.Fresh().Fakes;
    private readonly HttpClient _http = new() { BaseAddress = fixture.Fakes.Address };

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("To=%2B447400123456&From=%2B15005550006&Body=x", 0)]
    [InlineData("From=%2B15005550006&Body=x", 21604)]
    [InlineData("To=07400123456&From=%2B15005550006&Body=x", 21211)]
    [InlineData("To=%2B447400123456&Body=x", 21603)]
    [InlineData("To=%2B447400123456&From=%2B15005550006", 21602)]
    [InlineData("To=%2B447400123456&From=%2B15005550006&Body=x&StatusCallback=nowhere", 21609)]
    [InlineData("To=%2B447400123456&From=%2B15005550006&Body=x&StatusCallback=https%3A%2F%2Fmy_host.example.org%2F", 21609)]
    [InlineData("To=%2B447400123456&From=%2B15005550006&Body=x&ValidityPeriod=36001", 20422)]
    public async Task TwilioRefusesAWrongForm(string form, int code)
    {
        using var request = Twilio(form, "token");

        Assert.Equal(code, await CodeOf(request, "code"));
    }

    [Theory]
    [InlineData(1600, 0)]
    [InlineData(1601, 21617)]
    public async Task TwilioTakes1600Characters(int length, int code)
    {
        using var request = Twilio($"To=%2B447400123456&From=%2B15005550006&Body={new string('x', length)}", "token");

        Assert.Equal(code, await CodeOf(request, "code"));
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task TwilioRefusesAWrongToken(string token)
    {
        using var request = Twilio("To=%2B447400123456&From=%2B15005550006&Body=x", token);

        Assert.Equal(20003, await CodeOf(request, "code"));
    }

    [Theory]
    [InlineData("""{"messaging_product": "whatsapp", "to": "+447400123456", "type": "text", "text": {"body": "x"}}""", "token", 0)]
    [InlineData("""{"messaging_product": "whatsapp", "to": "+447400123456", "type": "text", "text": {"body": "x"}}""", "wrong", 190)]
    [InlineData("""{"to": "+447400123456", "type": "text", "text": {"body": "x"}}""", "token", 100)]
    [InlineData("""{"messaging_product": "whatsapp", "type": "text", "text": {"body": "x"}}""", "token", 100)]
    [InlineData("""{"messaging_product": "whatsapp", "to": "+447400123456", "type": "text", "text": {"body": ""}}""", "token", 100)]
    [InlineData("""{"messaging_product": "whatsapp", "to": "+447400123456", "type": "text", "text": "x"}""", "token", 100)]
    [InlineData("""{"messaging_product": "whatsapp", "to": "+447400123456", "type": "template", "template": {"name": "t"}}""", "token", 100)]
    [InlineData("[]", "token", 100)]
    [InlineData("nonsense", "token", 100)]
    public async Task WhatsAppRefusesAWrongBody(string body, string token, int code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v23.0/106540352242922/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        Assert.Equal(code, await CodeOf(request, "error", "code"));
    }

    [Theory]
    [InlineData("TTL", "60", "aes128gcm", HttpStatusCode.Unauthorized)]
    [InlineData("TTL", "-1", "aes128gcm", HttpStatusCode.BadRequest)]
    [InlineData("X-None", "60", "aes128gcm", HttpStatusCode.BadRequest)]
    [InlineData("TTL", "60", "aesgcm", HttpStatusCode.BadRequest)]
    public async Task APushServiceWantsTimeToLiveEncodingAndKey(string name, string value, string encoding, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/push/abc") { Content = new ByteArrayContent(new byte[100]) };
        request.Headers.Add(name, value);
        request.Content.Headers.ContentEncoding.Add(encoding);

        using var response = await _http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("mailto:ops@example.org", 0, 1, HttpStatusCode.Created)]
    [InlineData("mailto:ops@example.org", 1, 1, HttpStatusCode.Forbidden)]
    [InlineData("ops@example.org", 0, 1, HttpStatusCode.Forbidden)]
    [InlineData("mailto:ops@example.org", 0, 25, HttpStatusCode.Forbidden)]
    [InlineData("mailto:ops@example.org", 0, -1, HttpStatusCode.Forbidden)]
    public async Task APushServiceChecksAudienceContactAndEndOfAToken(string subject, int portsAway, int hours, HttpStatusCode status)
    {
        var keys = Keys.Vapid();
        using var key = VapidKey.Read(keys["publicKey"], keys["privateKey"]);
        var audience = $"http://127.0.0.1:{_fakes.Address.Port + portsAway}";
        var token = VapidToken.Sign(key, audience, subject, TimeProvider.System.GetUtcNow().AddHours(hours));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/push/abc") { Content = new ByteArrayContent(new byte[100]) };
        request.Headers.Add("TTL", "60");
        request.Headers.TryAddWithoutValidation("Authorization", $"vapid t={token}, k={keys["publicKey"]}");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");

        using var response = await _http.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
    }

    private static HttpRequestMessage Twilio(string form, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{Keys.AccountSid}/Messages.json")
        {
            Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Keys.AccountSid}:{token}")));
        return request;
    }

    /// <summary>0: it was taken.</summary>
    private async Task<int> CodeOf(HttpRequestMessage request, params string[] path)
    {
        using var response = await _http.SendAsync(request);
        if (response.IsSuccessStatusCode)
        {
            return 0;
        }

        JsonNode? node = await response.Content.ReadFromJsonAsync<JsonObject>();
        return path.Aggregate(node, (found, name) => found![name])!.GetValue<int>();
    }
}
