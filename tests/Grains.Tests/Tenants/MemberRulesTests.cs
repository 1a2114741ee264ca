namespace OrleansNotify.Tenants;

public sealed class MemberRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "ann", TenantRole.Viewer, false, TenantStatus.Done, "ann Viewer")]
    [InlineData("", "ann", TenantRole.None, false, TenantStatus.NotFound, "")]
    [InlineData("bob Owner", "ann", TenantRole.Admin, false, TenantStatus.Done, "ann Admin,bob Owner")]
    [InlineData("ann Owner", "ann", TenantRole.Owner, false, TenantStatus.Done, "ann Owner")]
    [InlineData("ann Owner", "ann", TenantRole.Admin, false, TenantStatus.LastOwner, null)]
    [InlineData("ann Owner", "ann", TenantRole.None, false, TenantStatus.LastOwner, null)]
    [InlineData("ann Owner", "ann", TenantRole.None, true, TenantStatus.Done, "")]
    [InlineData("ann Owner,bob Owner", "ann", TenantRole.Viewer, false, TenantStatus.Done, "ann Viewer,bob Owner")]
    [InlineData("ann Owner,bob Admin", "bob", TenantRole.None, false, TenantStatus.Done, "ann Owner")]
    [InlineData("bob Admin", "bob", TenantRole.None, false, TenantStatus.Done, "")]
    public void ARoleIsGivenAndTakenButForTheLastOwners(
        string members, string email, TenantRole role, bool isOperator, TenantStatus expected, string? after)
    {
        var before = Members(members);

        var status = MemberRules.Apply(before, new ChangeMember(email, role, isOperator), Now, out var next);

        Assert.Equal(expected, status);
        Assert.True(after is null || after == Text(next), Text(next));
        Assert.Equal(members, Text(before));
    }

    [Fact]
    public void ThereAreAtMost100AndAChangeOfRoleIsNoneMore()
    {
        var full = Enumerable.Range(0, MemberRules.Most).Select(n => new StoredMember { Email = $"p{n}", Role = TenantRole.Owner }).ToList();

        Assert.Equal(TenantStatus.LimitReached, MemberRules.Apply(full, new ChangeMember("ann", TenantRole.Viewer, true), Now, out _));
        Assert.Equal(TenantStatus.Done, MemberRules.Apply(full, new ChangeMember("p1", TenantRole.Viewer, false), Now, out _));
    }

    [Fact]
    public void WhoChangesTheirRoleHasBeenThereSinceTheirFirst()
    {
        MemberRules.Apply([], new ChangeMember("ann", TenantRole.Viewer, false), Now, out var first);

        MemberRules.Apply(first, new ChangeMember("ann", TenantRole.Owner, false), Now.AddDays(1), out var second);

        Assert.Equal(new TenantMember("ann", TenantRole.Owner, Now), second[0].View());
    }

    private static List<StoredMember> Members(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(member => member.Split(' '))
            .Select(parts => new StoredMember { Email = parts[0], Role = Enum.Parse<TenantRole>(parts[1]), AddedAt = Now }),
    ];

    private static string Text(IEnumerable<StoredMember> members) => string.Join(',', members.Select(member => $"{member.Email} {member.Role}"));
}
