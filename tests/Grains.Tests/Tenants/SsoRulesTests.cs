namespace OrleansNotify.Tenants;

public sealed class SsoRulesTests
{
    private const string Issuer = "https://id.acme.example";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // before, invited, new members, claim, values; then the role.
    [InlineData(TenantRole.None, TenantRole.None, TenantRole.None, false, "", TenantRole.None)]
    [InlineData(TenantRole.None, TenantRole.None, TenantRole.Viewer, false, "", TenantRole.Viewer)]
    [InlineData(TenantRole.None, TenantRole.Owner, TenantRole.Viewer, false, "", TenantRole.Owner)]
    [InlineData(TenantRole.Admin, TenantRole.None, TenantRole.Viewer, false, "", TenantRole.Admin)]
    [InlineData(TenantRole.Admin, TenantRole.None, TenantRole.Viewer, true, "", TenantRole.Viewer)]
    [InlineData(TenantRole.Admin, TenantRole.None, TenantRole.None, true, "staff", TenantRole.Viewer)]
    [InlineData(TenantRole.Viewer, TenantRole.None, TenantRole.None, true, "readers,ops", TenantRole.Admin)]
    [InlineData(TenantRole.Owner, TenantRole.None, TenantRole.None, true, "readers", TenantRole.Owner)]
    [InlineData(TenantRole.None, TenantRole.Owner, TenantRole.None, true, "readers", TenantRole.Owner)]
    [InlineData(TenantRole.None, TenantRole.Admin, TenantRole.None, true, "readers", TenantRole.Viewer)]
    [InlineData(TenantRole.None, TenantRole.None, TenantRole.None, true, "ops", TenantRole.None)]
    [InlineData(TenantRole.None, TenantRole.None, TenantRole.Viewer, true, "ops", TenantRole.Admin)]
    public void TheRoleIsThatOfTheClaimTheTenantOrTheInvitation(
        TenantRole before, TenantRole invited, TenantRole newMembers, bool hasClaim, string values, TenantRole expected)
    {
        var state = State(newMembers, hasClaim, before == TenantRole.None ? [] : [new StoredMember { Email = "ann@acme.example", Role = before }]);

        var admission = SsoRules.Admit(state, Ann with { Values = values.Split(',') }, invited, Now, out _);

        Assert.Equal(expected, admission.Role);
        Assert.Equal(expected == TenantRole.None ? SsoVerdict.NotInvited : SsoVerdict.Admitted, admission.Verdict);
        Assert.Equal(expected != TenantRole.None && expected != before, admission.IsChanged);
    }

    [Fact]
    public void ALinkedAccountWritesNothingWhenNothingChanges()
    {
        var state = State(TenantRole.Viewer, hasClaim: false, []);
        SsoRules.Admit(state, Ann, TenantRole.None, Now, out var members);
        state = TenantRules.WithSso(TenantRules.WithMembers(state, members), state.Sso);

        var again = SsoRules.Admit(state, Ann with { Email = "another@acme.example" }, TenantRole.None, Now, out var after);

        Assert.Equal(("ann@acme.example", false), (again.Email, again.IsChanged));
        Assert.Same(state.Members, after);
        Assert.Equal(SsoVerdict.OtherAccount, SsoRules.Admit(state, Ann with { Subject = "2" }, TenantRole.None, Now, out _).Verdict);
    }

    [Fact]
    public void ALinkCountsWithinTheDomainsAndForTheIssuerOfTheSettingsOnly()
    {
        var state = State(TenantRole.Viewer, hasClaim: false, [new StoredMember { Email = "ann@old.example", Role = TenantRole.Admin, Links = [new StoredSsoLink(Issuer, "1", Now)] }]);

        Assert.Equal(SsoVerdict.OutsideDomains, SsoRules.Admit(state, Ann, TenantRole.None, Now, out _).Verdict);
        Assert.Equal(SsoVerdict.Refused, SsoRules.Admit(state, Ann with { Issuer = "https://other.example" }, TenantRole.None, Now, out _).Verdict);
        Assert.Equal(SsoVerdict.Refused, SsoRules.Admit(state, Ann with { Provider = "other" }, TenantRole.None, Now, out _).Verdict);
    }

    [Fact]
    public void ALinkStaysWhenTheRoleChanges()
    {
        List<StoredMember> before = [new StoredMember { Email = "ann", Role = TenantRole.Admin, Links = [new StoredSsoLink(Issuer, "1", Now)] }];

        MemberRules.Apply(before, new ChangeMember("ann", TenantRole.Viewer, MayLeaveNoOwner: false), Now, out var after);

        Assert.Equal("1", Assert.Single(after[0].Links).Subject);
    }

    private static SsoIdentity Ann => new("acme", Issuer, "1", "ann@acme.example", []);

    private static TenantState State(TenantRole newMembers, bool hasClaim, List<StoredMember> members) => new()
    {
        Members = members,
        Sso =
        [
            new StoredSsoProvider
            {
                Id = "acme",
                Issuer = Issuer,
                Domains = ["acme.example"],
                NewMembers = newMembers,
                RoleClaim = hasClaim ? "groups" : null,
                Roles = [new SsoRole("readers", TenantRole.Viewer), new SsoRole("ops", TenantRole.Admin)],
            },
        ],
    };
}
