namespace OrleansNotify.Channels;

public sealed class StandardWebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void TheExampleOfTheSpecificationComesOut()
        => Assert.Equal(Signature, StandardWebhook.Signature(Secret, Id, "1614265330", System.Text.Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData(Id, "1614265330", Signature, Body, true)]
    [InlineData(Id, "1614265330", "v1,AAAA v2,x " + Signature, Body, true)]
    [InlineData(Id, "1614265330", Signature, Body + " ", false)]
    [InlineData(Id, "1614265331", Signature, Body, false)]
    [InlineData("msg_other", "1614265330", Signature, Body, false)]
    [InlineData(Id, "1614265330", "", Body, false)]
    [InlineData(Id, "+1614265330", Signature, Body, false)]
    [InlineData(Id, "", Signature, Body, false)]
    [InlineData("", "1614265330", Signature, Body, false)]
    public void ASignatureHoldsForItsIdTimeAndBodyAlone(string id, string timestamp, string signature, string body, bool holds)
    {
        var request = Callbacks.Json("https://notify.example.org/1", body, ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature));

        Assert.Equal(holds, StandardWebhook.ProblemOf(request, Secret, At) is null);
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void AnOldSignatureDoesNotHold(int seconds, bool holds)
    {
        var request = Callbacks.Json("https://notify.example.org/1", Body, ("webhook-id", Id), ("webhook-timestamp", "1614265330"), ("webhook-signature", Signature));

        Assert.Equal(holds, StandardWebhook.ProblemOf(request, Secret, At.AddSeconds(seconds)) is null);
    }
}
