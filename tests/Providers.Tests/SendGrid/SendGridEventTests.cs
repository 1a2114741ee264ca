using System.Text.Json;

namespace OrleansNotify.Channels;

public sealed class SendGridEventTests
{
    [Theory]
    [InlineData("\"event\":\"processed\"", MessageState.Accepted)]
    [InlineData("\"event\":\"deferred\",\"response\":\"400 try again later\",\"attempt\":\"5\"", MessageState.Accepted)]
    [InlineData("\"event\":\"delivered\",\"response\":\"250 OK\"", MessageState.Delivered)]
    [InlineData("\"event\":\"open\"", MessageState.Read)]
    [InlineData("\"event\":\"open\",\"sg_machine_open\":false", MessageState.Read)]
    [InlineData("\"event\":\"open\",\"sg_machine_open\":true", MessageState.Delivered)]
    [InlineData("\"event\":\"click\",\"url\":\"http://www.sendgrid.com/\"", MessageState.Read)]
    [InlineData("\"event\":\"bounce\",\"type\":\"bounce\",\"status\":\"5.1.1\",\"reason\":\"500 unknown recipient\"", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("\"event\":\"bounce\",\"status\":\"5.0.0\",\"reason\":\"500 unknown recipient\"", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("\"event\":\"bounce\",\"type\":\"blocked\",\"status\":\"5.7.1\",\"reason\":\"550 blocked by reputation\"", MessageState.Failed)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Bounced Address\"", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Invalid\"", MessageState.Failed, SuppressionCause.HardBounce)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Spam Reporting Address\"", MessageState.Failed, SuppressionCause.Complaint)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Unsubscribed Address\"", MessageState.Failed, SuppressionCause.Unsubscribed)]
    [InlineData("\"event\":\"dropped\",\"reason\":\"Spam Content (if Spam Checker app enabled)\"", MessageState.Failed)]
    [InlineData("\"event\":\"dropped\"", MessageState.Failed)]
    [InlineData("\"event\":\"spamreport\"", MessageState.Delivered, SuppressionCause.Complaint)]
    [InlineData("\"event\":\"unsubscribe\"", null, SuppressionCause.Unsubscribed)]
    [InlineData("\"event\":\"group_unsubscribe\",\"asm_group_id\":10", null, SuppressionCause.UnsubscribedMarketing)]
    [InlineData("\"event\":\"group_resubscribe\",\"asm_group_id\":10", null)]
    [InlineData("\"event\":\"account_status_change\"", null)]
    public void AnEventSaysWhatBecameOfTheMail(string members, MessageState? state, SuppressionCause? cause = null)
    {
        var fact = SendGridEvents.Read(Parsed($$"""
            {{{members}},"email":"ann@example.org","timestamp":1513299569,"sg_event_id":"e1","sg_message_id":"14c5d75ce93.dfd.64b469","smtp-id":"<14c5>","attempt_id":"msg_1-1"}
            """))!;

        Assert.Equal((state, cause), (fact.State, fact.Suppression));
        Assert.Equal(("e1", "msg_1-1", "14c5d75ce93", "ann@example.org"), (fact.Id, fact.AttemptId, fact.ProviderMessageId, fact.Address));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1513299569), fact.At);
    }

    [Fact]
    public void ASecondBounceOfAnAddressIsAFactOfItsOwn()
    {
        const string First = """{"event":"bounce","type":"bounce","sg_event_id":"e1","sg_message_id":"m1.x","email":"ann@example.org"}""";

        var (first, second) = (SendGridEvents.Read(Parsed(First))!, SendGridEvents.Read(Parsed(First.Replace("e1", "e2", StringComparison.Ordinal)))!);

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((SuppressionCause.HardBounce, SuppressionCause.HardBounce), (first.Suppression, second.Suppression));
    }

    [Fact]
    public void AnEventWithoutAnIdHasOneOfItsOwnContent()
    {
        const string Event = """{"event":"delivered","sg_message_id":"m1.x","timestamp":1}""";

        Assert.Equal(SendGridEvents.Read(Parsed(Event))!.Id, SendGridEvents.Read(Parsed(Event))!.Id);
        Assert.NotEqual(SendGridEvents.Read(Parsed(Event))!.Id, SendGridEvents.Read(Parsed(Event.Replace("m1", "m2", StringComparison.Ordinal)))!.Id);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("{}")]
    [InlineData("""{"event":{}}""")]
    [InlineData("""{"event":"\ud800"}""")]
    public void WhatIsNoEventIsLeftOut(string json) => Assert.Null(SendGridEvents.Read(Parsed(json)));

    [Fact]
    public void OddMembersAreLeftOutAndTheEventIsTaken()
    {
        var fact = SendGridEvents.Read(Parsed("""{"event":"delivered","timestamp":"soon","email":[],"sg_message_id":7,"attempt_id":{},"reason":"\udc00"}"""))!;

        Assert.Equal((MessageState.Delivered, null, null, "7"), (fact.State, fact.At, fact.AttemptId, fact.ProviderMessageId));
    }

    private static JsonElement Parsed(string json) => JsonSerializer.Deserialize<JsonElement>(json);
}
