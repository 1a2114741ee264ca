using OrleansNotify.Sources;

namespace OrleansNotify.Tenants;

public sealed class SourceRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void AReplacedSecretEndsAfterItsOverlap()
    {
        var rotated = Put(Put(null, 1), 2).View();

        Assert.Equal([(2, null), (1, Now + Hour)], rotated.Secrets.Select(secret => ((int)secret.Value[0], secret.ExpiresAt)));
    }

    [Fact]
    public void TheSameSecretAgainReplacesNothing()
    {
        var again = Put(Put(Put(null, 1), 2), 2).View();

        Assert.Equal([2, 1], again.Secrets.Select(secret => (int)secret.Value[0]));
    }

    [Fact]
    public void SettingsWithoutASecretKeepTheSecrets()
    {
        var changed = SourceRules.Apply(Put(Put(null, 1), 2), new PutSource(Settings() with { EventType = "a" }, null, Hour), Now).View();

        Assert.Equal([2, 1], changed.Secrets.Select(secret => (int)secret.Value[0]));
        Assert.Equal("a", changed.Settings.EventType);
    }

    [Fact]
    public void WhatHasEndedIsForgotten()
        => Assert.Single(SourceRules.Apply(Put(Put(null, 1), 2), new PutSource(Settings(), null, Hour), Now + Hour).View().Secrets);

    [Fact]
    public void ATokenIsNoKeyOfAnotherScheme()
    {
        var changed = SourceRules.Apply(Put(null, 1), new PutSource(Settings() with { Scheme = SourceScheme.Hmac }, [2], Hour), Now).View();

        Assert.Equal([2], changed.Secrets.Select(secret => (int)secret.Value[0]));
    }

    private static StoredSource Put(StoredSource? before, byte secret)
        => SourceRules.Apply(before, new PutSource(Settings(), [secret], Hour), Now);

    private static SourceSettings Settings() => new(
        "till", SourceScheme.Bearer, "", "", SignatureEncoding.Hex, [], null, null, "type", null, IsDeclared: false);
}
