namespace OrleansNotify.Tenants;

public sealed class TenantRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void ANullSettingIsLeftAsItIs()
    {
        var before = TenantRules.Apply(new TenantState(), new ConfigureTenant(["a.com"], ["https://a.com"], "h1", Day), Now);

        var after = TenantRules.Apply(before, new ConfigureTenant(null, ["https://b.com"], null, Day), Now);

        Assert.Equal(["a.com"], after.EmailDomains);
        Assert.Equal(["https://b.com"], after.Origins);
        Assert.Equal(["h1 for ever"], Credentials(after));
        Assert.Equal(["https://a.com"], before.Origins);
    }

    [Fact]
    public void TheSameCommandTwiceIsTheSameAsOnce()
    {
        var command = new ConfigureTenant(["a.com"], [], "h1", Day);
        var once = TenantRules.Apply(new TenantState(), command, Now);

        Assert.True(TenantRules.AreSame(once, TenantRules.Apply(once, command, Now.AddHours(1))));
        Assert.False(TenantRules.AreSame(once, new TenantState()));
    }

    [Fact]
    public void WhatPeopleChangedOutlivesTheEnvironmentUntilThatSaysSomethingElse()
    {
        var declared = Declare(new TenantState(), "a.com", "https://a.com");
        var changed = TenantRules.Apply(declared, new ConfigureTenant(null, ["https://people.com"], null, Day), Now);

        var restarted = Declare(changed, "a.com", "https://a.com");
        var redeclared = Declare(restarted, "a.com", "https://b.com");

        Assert.Equal(["https://people.com"], restarted.Origins);
        Assert.Equal(["https://b.com"], redeclared.Origins);
        Assert.Equal(["a.com"], redeclared.EmailDomains);
    }

    [Fact]
    public void AStateOfAnEarlierVersionTakesTheFirstDeclaration()
        => Assert.Equal(["https://a.com"], Declare(new TenantState { IsConfigured = true, Origins = ["https://b.com"] }, "a.com", "https://a.com").Origins);

    [Theory]
    [InlineData(0, "h2 for ever,h1 until 24")]
    [InlineData(23, "h2 for ever,h1 until 24")]
    [InlineData(24, "h2 for ever")]
    public void AReplacedTokenWorksUntilTheOverlapEnds(int hoursLater, string expected)
    {
        var rotated = Rotate(Rotate(new TenantState(), "h1", Now), "h2", Now);

        // Any later command forgets what has expired.
        Assert.Equal(expected.Split(','), Credentials(Rotate(rotated, null, Now.AddHours(hoursLater))));
    }

    [Fact]
    public void ASecondRotationLeavesTheFirstOnesEnd()
    {
        var state = Rotate(Rotate(Rotate(new TenantState(), "h1", Now), "h2", Now), "h3", Now.AddHours(6));

        Assert.Equal(["h3 for ever", "h2 until 30", "h1 until 24"], Credentials(state));
    }

    [Fact]
    public void RotatingBackMakesTheOldTokenTheCurrentOne()
    {
        var state = Rotate(Rotate(Rotate(new TenantState(), "h1", Now), "h2", Now), "h1", Now.AddHours(1));

        Assert.Equal(["h1 for ever", "h2 until 25"], Credentials(state));
    }

    [Fact]
    public void WithoutOverlapTheOldTokenEndsAtOnce()
    {
        var state = Rotate(new TenantState(), "h1", Now);

        Assert.Equal(["h2 for ever"], Credentials(TenantRules.Apply(state, new ConfigureTenant(null, null, "h2", TimeSpan.Zero), Now)));
    }

    [Theory]
    [InlineData("acme", true)]
    [InlineData("0_a-b", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-acme", false)]
    [InlineData("Acme", false)]
    [InlineData("ac/me", false)]
    [InlineData("..", false)]
    [InlineData("\u00e4", false)]
    public void ATenantsNameFitsIntoUrlsAndKeys(string? name, bool isValid) => Assert.Equal(isValid, TenantName.IsValid(name));

    [Fact]
    public void ATenantsNameHasAtMost63Characters()
    {
        Assert.True(TenantName.IsValid(new string('a', 63)));
        Assert.False(TenantName.IsValid(new string('a', 64)));
    }

    private static TenantState Declare(TenantState state, string domain, string origin)
        => TenantRules.Apply(state, new ConfigureTenant([domain], [origin], null, TimeSpan.Zero, IsDeclaration: true), Now);

    private static TenantState Rotate(TenantState state, string? hash, DateTimeOffset at)
        => TenantRules.Apply(state, new ConfigureTenant(null, null, hash, Day), at);

    private static string[] Credentials(TenantState state)
        => [.. state.WebhookCredentials.Select(c => $"{c.TokenHash} {(c.ExpiresAt is { } end ? $"until {(end - Now).TotalHours}" : "for ever")}")];
}
