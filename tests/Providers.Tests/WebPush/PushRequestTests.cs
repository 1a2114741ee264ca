using System.Globalization;

namespace OrleansNotify.Channels;

public sealed class PushRequestTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(null, "86400")]
    [InlineData(-1.0, "0")]
    [InlineData(90.0, "90")]
    [InlineData(1e9, "2419200")]
    public void TheTimeToLiveIsWhatIsLeftOfTheMessage(double? seconds, string header)
    {
        using var request = Request(Message with { ExpiresAt = seconds is { } left ? Now.AddSeconds(left) : null });

        Assert.Equal(header, request.Headers.GetValues("TTL").Single());
    }

    [Theory]
    [InlineData(true, "high")]
    [InlineData(false, "normal")]
    public void AnUrgentMessageSaysSo(bool isUrgent, string header)
    {
        using var request = Request(Message with { IsUrgent = isUrgent });

        Assert.Equal(header, request.Headers.GetValues("Urgency").Single());
    }

    [Theory]
    [InlineData("digest-7", true)]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("0123456789abcdef0123456789abcdef0", false)]
    [InlineData("a b", false)]
    [InlineData("a\nb", false)]
    public void ATagIsTheTopicWhereItCanBe(string tag, bool isTopic)
    {
        using var request = Request(Message with { Tag = tag });

        Assert.Equal(isTopic, request.Headers.TryGetValues("Topic", out var topic) && topic.Single() == tag);
    }

    [Fact]
    public void TheRequestGoesToTheSubscriptionItself()
    {
        using var request = Request(Message);

        Assert.Equal("https://push.example/sub/1?x=2", request.RequestUri!.AbsoluteUri);
        Assert.Equal("aes128gcm", request.Content!.Headers.ContentEncoding.Single());
    }

    private static OutgoingMessage Message { get; } = ConformanceCases.Of(Channel.Push, PushSubscriptions.At(new Uri("https://push.example"), "/sub/1?x=2"));

    private static HttpRequestMessage Request(OutgoingMessage message)
    {
        Assert.True(PushSubscription.TryParse(message.To, out var subscription));
        return PushRequest.Of(message, subscription, "vapid t=a, k=b", Now);
    }
}
