using System.Text;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>SES' reports, as its developer guide shows them.</summary>
public sealed class SesEventTests
{
    private const string Mail = """
        "mail":{"timestamp":"2026-03-02T12:00:00.000Z","source":"orders@notify.example","messageId":"0102018c-ses","destination":["ann@example.org"],
        "tags":{"ses:configuration-set":["notify"],"attempt_id":["msg_1-1"]}}
        """;

    [Theory]
    [InlineData("Send", "\"send\":{}", MessageState.Accepted)]
    [InlineData("Delivery", "\"delivery\":{\"timestamp\":\"2026-03-02T12:00:05Z\",\"recipients\":[\"ann@example.org\"],\"smtpResponse\":\"250 ok\"}", MessageState.Delivered)]
    [InlineData("DeliveryDelay", "\"deliveryDelay\":{\"delayType\":\"TransientCommunicationFailure\",\"delayedRecipients\":[{\"emailAddress\":\"ann@example.org\",\"status\":\"4.4.1\",\"diagnosticCode\":\"smtp; 421 4.4.1 Unable to connect\"}]}", MessageState.Accepted)]
    [InlineData("Reject", "\"reject\":{\"reason\":\"Bad content\"}", MessageState.Failed)]
    [InlineData("Rendering Failure", "\"failure\":{\"errorMessage\":\"Attribute 'name' is not present\",\"templateName\":\"t\"}", MessageState.Failed)]
    [InlineData("RenderingFailure", "\"failure\":{\"errorMessage\":\"Attribute 'name' is not present\",\"templateName\":\"t\"}", MessageState.Failed)]
    [InlineData("Open", "\"open\":{\"timestamp\":\"2026-03-02T13:00:00Z\"}", MessageState.Read)]
    [InlineData("Click", "\"click\":{\"link\":\"https://notify.example\"}", MessageState.Read)]
    [InlineData("Bounce", "\"bounce\":{\"bounceType\":\"Transient\",\"bounceSubType\":\"MailboxFull\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.org\",\"status\":\"4.2.2\"}]}", MessageState.Failed)]
    [InlineData("Bounce", "\"bounce\":{\"bounceType\":\"Undetermined\",\"bounceSubType\":\"Undetermined\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.org\"}]}", MessageState.Failed)]
    [InlineData("Bounce", "\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.org\",\"status\":\"5.1.1\"}]}", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("Bounce", "\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"Suppressed\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.org\"}]}", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("Bounce", "\"bounce\":{\"bounceType\":\"Permanent\",\"bounceSubType\":\"OnAccountSuppressionList\",\"bouncedRecipients\":[{\"emailAddress\":\"ann@example.org\"}]}", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("Complaint", "\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"ann@example.org\"}],\"complaintFeedbackType\":\"abuse\"}", MessageState.Delivered, SuppressionCause.Complaint)]
    [InlineData("Complaint", "\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"ann@example.org\"}],\"complaintSubType\":\"OnAccountSuppressionList\"}", MessageState.Failed, SuppressionCause.Complaint)]
    [InlineData("Complaint", "\"complaint\":{\"complainedRecipients\":[{\"emailAddress\":\"ann@example.org\"}],\"complaintFeedbackType\":\"not-spam\"}", MessageState.Delivered)]
    [InlineData("Subscription", "\"subscription\":{\"contactList\":\"list\",\"newTopicPreferences\":{\"unsubscribeAll\":true}}", null, SuppressionCause.Unsubscribed)]
    [InlineData("Subscription", "\"subscription\":{\"contactList\":\"list\",\"newTopicPreferences\":{\"unsubscribeAll\":false}}", null)]
    [InlineData("SomethingNew", "\"somethingNew\":{}", null)]
    public void AReportSaysWhatBecameOfTheMail(string word, string subject, MessageState? state, SuppressionCause? cause = null)
    {
        // By a configuration set, and by an identity.
        foreach (var member in new[] { "eventType", "notificationType" })
        {
            var fact = Assert.Single(SesEvents.In(JsonSerializer.Deserialize<JsonElement>($$"""{"{{member}}":"{{word}}",{{subject}},{{Mail}}}""")));

            Assert.Equal((state, cause, word), (fact.State, fact.Suppression, fact.Word));
            Assert.Equal(("msg_1-1", "0102018c-ses", "ann@example.org"), (fact.AttemptId, fact.ProviderMessageId, fact.Address));
            Assert.NotNull(fact.At);
        }
    }

    [Fact]
    public void AnIdentitysReportHasNoTagsAndIsMatchedByTheProvidersId()
    {
        var report = """{"notificationType":"Delivery","mail":{"messageId":"0102018c-ses"},"delivery":{"recipients":["ann@example.org"]}}""";

        var fact = Assert.Single(SesEvents.In(JsonSerializer.Deserialize<JsonElement>(report)));

        Assert.Equal((null, "0102018c-ses"), (fact.AttemptId, fact.ProviderMessageId));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"eventType":7}""")]
    [InlineData("""{"eventType":""}""")]
    [InlineData("""{"eventType":"Bounce"}""")]
    [InlineData("""{"eventType":"Bounce","bounce":{"bouncedRecipients":"ann@example.org"},"mail":[]}""")]
    [InlineData("""{"eventType":"Bounce","bounce":{"bouncedRecipients":[null,1,{}]},"mail":{"tags":{"attempt_id":"x"}}}""")]
    public void AReportOfAnotherShapeIsNoError(string report)
        => Assert.All(SesEvents.In(JsonSerializer.Deserialize<JsonElement>(Encoding.UTF8.GetBytes(report))), fact => Assert.Null(fact.AttemptId));
}
