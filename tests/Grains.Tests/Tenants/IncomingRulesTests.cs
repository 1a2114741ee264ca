using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

public sealed class IncomingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void AtFirstEverythingIsOnAndNothingIsUnsigned()
    {
        var view = IncomingRules.Apply(null, new ChangeIncoming(), Now).View();

        Assert.Equal((false, IncomingKinds.None, false, 0), (view.IsDisabled, view.Off, view.AllowsUnsigned, view.Secrets.Length));
    }

    [Fact]
    public void WhatACommandDoesNotNameStays()
    {
        var before = IncomingRules.Apply(null, new ChangeIncoming(true, TurnOff: IncomingKinds.Orders | IncomingKinds.Payments, AllowsUnsigned: true), Now);

        var after = IncomingRules.Apply(before, new ChangeIncoming(TurnOn: IncomingKinds.Orders, RetryAttempts: 5), Now).View();

        Assert.Equal((true, IncomingKinds.Payments, true, 5), (after.IsDisabled, after.Off, after.AllowsUnsigned, after.RetryAttempts!.Value));
        Assert.Equal(IncomingKinds.Orders | IncomingKinds.Payments, before.Off);
    }

    [Fact]
    public void AReplacedSecretEndsAfterItsOverlapAndARepeatedCommandReplacesNothing()
    {
        var rotated = Rotate(Rotate(Rotate(null, 1), 2), 2).View();

        Assert.Equal([(2, null), (1, Now + Hour)], rotated.Secrets.Select(secret => ((int)secret.Value[0], secret.ExpiresAt)));
    }

    [Fact]
    public void WhatHasEndedIsForgotten()
        => Assert.Single(IncomingRules.Apply(Rotate(Rotate(null, 1), 2), new ChangeIncoming(), Now + Hour).View().Secrets);

    [Fact]
    public void WithoutOverlapTheOldSecretEndsAtOnce()
        => Assert.Single(IncomingRules.Apply(Rotate(null, 1), new ChangeIncoming(Secret: [2], Overlap: TimeSpan.Zero), Now).View().Secrets);

    private static StoredIncoming Rotate(StoredIncoming? before, byte secret)
        => IncomingRules.Apply(before, new ChangeIncoming(Secret: [secret], Overlap: Hour), Now);
}
