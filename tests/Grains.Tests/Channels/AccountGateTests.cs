namespace OrleansNotify.Channels;

public sealed class AccountGateTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ProviderOutcome NotReached = new() { Kind = OutcomeKind.Later, Scope = OutcomeScope.Account, Code = "connect_failed" };

    [Fact]
    public void CallsThatFailTogetherHoldTheAccountForOnePause()
    {
        var gate = new AccountGate();
        Begin(gate, Start, 4);

        for (var i = 0; i < 4; i++)
        {
            gate.End(isProbe: false, NotReached, Start);
        }

        Assert.Equal(Start.AddSeconds(1), gate.UnavailableUntil(Start));
    }

    [Fact]
    public void ACallThatFailsAfterThePauseHoldsTheAccountForTwice()
    {
        var gate = new AccountGate();
        Begin(gate, Start, 1);
        gate.End(isProbe: false, NotReached, Start);
        var later = Start.AddSeconds(2);
        Begin(gate, later, 1);

        gate.End(isProbe: false, NotReached, later);

        Assert.Equal(later.AddSeconds(2), gate.UnavailableUntil(later));
    }

    private static void Begin(AccountGate gate, DateTimeOffset now, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            Assert.Null(gate.TryStart(now, out _));
        }
    }
}
