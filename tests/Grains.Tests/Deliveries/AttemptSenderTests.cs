using System.Globalization;
using System.Text;
using OrleansNotify.Endpoints;
using OrleansNotify.Outbound;

namespace OrleansNotify.Deliveries;

public sealed class AttemptSenderTests : IDisposable
{
    private readonly Sending _sending = new();

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1}")]
    [InlineData("\"caf\u00e9 \ud83d\ude00\"")]
    public async Task AReceiverGetsTheBodyByteForByteAndASignatureThatHolds(string text)
    {
        (string Head, byte[] Body) seen = ("", []);
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            seen = (await RawReceiver.ReadRequest(stream))!.Value;
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Trace: 7\r\n\r\nok");
        });

        var result = await _sending.Post(receiver.Url, body: text);

        Assert.Equal(Encoding.UTF8.GetBytes(text), seen.Body);
        Assert.StartsWith("POST /hook HTTP/1.1\r\n", seen.Head, StringComparison.Ordinal);
        Assert.Equal("application/json", Header(seen.Head, "Content-Type"));
        Assert.Equal("OrleansNotify/1", Header(seen.Head, "User-Agent"));
        var check = WebhookVerifier.Verify(
            [Vector.Secret], Header(seen.Head, "webhook-id"), Header(seen.Head, "webhook-timestamp"), Header(seen.Head, "webhook-signature"),
            seen.Body, TimeProvider.System.GetUtcNow());
        Assert.Equal(SignatureCheck.Valid, check);
        Assert.Equal((200, null, "ok", false), (result.StatusCode, result.ErrorKind, Encoding.UTF8.GetString(result.ResponseBody), result.IsBodyCut));
        Assert.Contains("X-Trace: 7\n", result.ResponseHead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomHeadersAndTheExtraSignatureAreSentAndTheirSecretsNotKept()
    {
        var head = "";
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            head = (await RawReceiver.ReadRequest(stream))!.Value.Head;
            await RawReceiver.Write(stream, "HTTP/1.1 204 No Content\r\nSet-Cookie: session=hush\r\n\r\n");
        });
        var settings = Sending.Settings(receiver.Url) with
        {
            Headers = [new("Authorization", "Bearer hush"), new("X-Api-Key", "hush"), new("X-Shard", "eu")],
            SignatureHeader = "X-DevCard-Signature",
        };

        var result = await _sending.Post(settings, "{}"u8.ToArray());

        Assert.Equal("Bearer hush", Header(head, "Authorization"));
        Assert.Equal("hush", Header(head, "X-Api-Key"));
        Assert.Equal(WebhookSignature.OfBody([new(Vector.Secret, null)], default, "{}"u8), Header(head, "X-DevCard-Signature"));
        Assert.Equal(
            ["Authorization: ***", "X-Api-Key: ***", "X-Shard: ***", "X-DevCard-Signature: ***", "webhook-id: msg_1", "webhook-signature: ***", "OrleansNotify-Hops: 1;***"],
            result.RequestHead.Split('\n').Where(line => line.StartsWith("webhook-id", StringComparison.Ordinal) || line.Contains('*', StringComparison.Ordinal) || line.StartsWith("X-", StringComparison.Ordinal)));
        Assert.Equal("Set-Cookie: ***\n", result.ResponseHead);
        Assert.DoesNotContain("hush", result.RequestHead + result.ResponseHead, StringComparison.Ordinal);
        Assert.Equal((204, null), (result.StatusCode, result.ErrorKind));
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(201, null)]
    [InlineData(299, null)]
    [InlineData(300, "http_3xx")]
    [InlineData(301, "http_3xx")]
    [InlineData(304, "http_3xx")]
    [InlineData(307, "http_3xx")]
    [InlineData(400, "http_4xx")]
    [InlineData(410, "http_4xx")]
    [InlineData(429, "http_4xx")]
    [InlineData(500, "http_5xx")]
    [InlineData(503, "http_5xx")]
    [InlineData(600, "protocol")]
    [InlineData(999, "protocol")]
    public async Task OnlyTwoHundredsAreASuccess(int status, string? expected)
    {
        await using var receiver = RawReceiver.Answering($"HTTP/1.1 {status} X\r\nContent-Length: 0\r\nRetry-After: 7\r\n\r\n");

        var result = await _sending.Post(receiver.Url);

        Assert.Equal((status, expected), (result.StatusCode, result.ErrorKind));
        Assert.Equal(expected is null ? null : TimeSpan.FromSeconds(7), result.RetryAfter);
    }

    [Fact]
    public async Task TheTimesOfAConnectionBelongToTheAttemptThatMadeIt()
    {
        using var sending = new Sending(resolver: new FixedResolver(["127.0.0.1"]));
        await using var receiver = RawReceiver.Canary();
        var url = $"http://receiver.localhost:{receiver.Port}/";

        var first = await sending.Post(url);
        var second = await sending.Post(url);

        Assert.NotNull(first.Dns);
        Assert.NotNull(first.Connect);
        Assert.Null(first.Tls);
        Assert.True(first.FirstByte <= first.Duration && first.Connect < first.FirstByte);
        Assert.Equal((null, null, null), (second.Dns, second.Connect, second.Tls));
        Assert.Equal(1, receiver.Connections);
    }

    [Theory]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("http://example.com/", false)]
    [InlineData("not a url", true)]
    [InlineData("http://10.0.0.1/", true)]
    public async Task AUrlThatThePolicyRefusesByNowIsNotCalled(string url, bool isDevelopment)
    {
        using var sending = new Sending(isDevelopment: isDevelopment);

        var result = await sending.Post(url);

        Assert.Equal((ErrorKind.Blocked, true), (result.ErrorKind, result.IsFinal));
    }

    [Fact]
    public async Task WithoutASecretThatSignsNothingIsSent()
    {
        await using var canary = RawReceiver.Canary();
        var settings = Sending.Settings(canary.Url);

        var none = await _sending.Sender.Send(new AttemptRequest("msg_1", default, [], [], settings, 0), default);
        var broken = await _sending.Sender.Send(new AttemptRequest("msg_1", default, [], [new("whsec_?", null)], settings, 0), default);
        var noExtra = await _sending.Sender.Send(
            new AttemptRequest("msg_1", default, [], [new(Vector.PrivateKey, null)], settings with { SignatureHeader = "X-Sig" }, 0), default);

        Assert.All([none, broken, noExtra], result => Assert.Equal(ErrorKind.Configuration, result.ErrorKind));
        Assert.Equal(0, canary.Connections);
    }

    [Fact]
    public async Task WhoGivesUpWaitingGetsNoResult()
    {
        await using var receiver = RawReceiver.Doing(stream => RawReceiver.ReadRequest(stream));
        using var stop = new CancellationTokenSource();

        var sending = _sending.Post(Sending.Settings(receiver.Url), [], stop.Token);
        await Testing.Eventually.Holds(() => receiver.Heard == 1, "the receiver has the request");
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task AMillionByteBodyArrives()
    {
        var length = 0;
        await using var receiver = RawReceiver.OnConnect(async stream =>
        {
            length = (await RawReceiver.ReadRequest(stream))!.Value.Body.Length;
            await RawReceiver.Write(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });

        var result = await _sending.Post(Sending.Settings(receiver.Url), new byte[1_048_576]);

        Assert.Equal((200, 1_048_576), (result.StatusCode, length));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"content-length: {length}\n"), result.RequestHead, StringComparison.Ordinal);
    }

    public void Dispose() => _sending.Dispose();

    private static string? Header(string head, string name)
        => head.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
