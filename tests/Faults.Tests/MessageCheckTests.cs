using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Histories;
using static OrleansNotify.Faults.RightHistory;

namespace OrleansNotify.Faults;

public sealed class MessageCheckTests
{
    [Fact]
    public void AChannelWithoutItsMessageIsFound()
        => Assert.Equal(1, MessageChecks.NoMessageIsLost(Value with { Listed = [.. Value.Listed.Skip(1)] }).Violations);

    [Fact]
    public void AnEventWithoutMessagesIsFoundOnEachChannel()
        => Assert.Equal(4, MessageChecks.NoMessageIsLost(Value with { Messages = [.. Value.Messages, new PostedMessages(3, "evt_m3")] }).Violations);

    [Theory]
    [InlineData("waiting")]
    [InlineData("sending")]
    [InlineData("dead")]
    [InlineData("expired")]
    public void AMessageThatWasNeitherTakenNorRefusedIsFound(string status) => Assert.Equal(1, MessageChecks.NoMessageIsLost(First(status)).Violations);

    [Fact]
    public void ASecondMessageOfOneEventOnAChannelIsFound()
        => Assert.Equal(1, MessageChecks.NoMessageIsLost(Value with { Listed = [.. Value.Listed, new(1, "sms", "accepted")] }).Violations);

    [Fact]
    public void AMessageThatWasTakenTwiceIsFound()
        => Assert.Equal(1, MessageChecks.NoMessageIsTakenTwice(Taken(1, "email")).Violations);

    [Fact]
    public void ATakenMessageThatIsShownAsRefusedIsFound() => Assert.Equal(1, MessageChecks.WhatWasTakenIsListed(Taken(2, "sms")).Violations);

    [Fact]
    public void ATakenMessageThatIsNotShownIsFound() => Assert.Equal(1, MessageChecks.WhatWasTakenIsListed(Taken(7, "sms")).Violations);

    [Fact]
    public void AnUnknownMessageMayBeTakenOrNot()
        => Assert.Equal((0, 0), (MessageChecks.WhatWasTakenIsListed(Value).Violations, MessageChecks.WhatIsAcceptedWasTaken(Value).Violations));

    [Fact]
    public void AnAcceptedMessageThatNoProviderHasIsFound()
        => Assert.Equal(1, MessageChecks.WhatIsAcceptedWasTaken(Value with { Taken = [.. Value.Taken.Skip(1)] }).Violations);

    private static History First(string status) => Value with { Listed = [new(1, "sms", status), .. Value.Listed.Skip(1)] };

    private static History Taken(int number, string channel) => Value with { Taken = [.. Value.Taken, new(number, channel)] };
}
