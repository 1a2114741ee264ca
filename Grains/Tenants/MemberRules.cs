namespace OrleansNotify.Tenants;

internal static class MemberRules
{
    public const int Most = 100;

    /// <summary>The members after a command, by address; the given ones are left as they were.</summary>
    public static TenantStatus Apply(IReadOnlyList<StoredMember> before, ChangeMember command, DateTimeOffset now, out List<StoredMember> after)
    {
        var known = before.FirstOrDefault(member => member.Email == command.Email);
        after = [.. before.Where(member => member != known)];
        if (command.Role != TenantRole.None)
        {
            after.Add(new StoredMember { Email = command.Email, Role = command.Role, AddedAt = known?.AddedAt ?? now, Links = known?.Links ?? [] });
            after.Sort((a, b) => string.CompareOrdinal(a.Email, b.Email));
        }

        return known is null && command.Role == TenantRole.None ? TenantStatus.NotFound
            : after.Count > Most ? TenantStatus.LimitReached
            : LosesLastOwner(before, after) && !command.MayLeaveNoOwner ? TenantStatus.LastOwner
            : TenantStatus.Done;
    }

    private static bool LosesLastOwner(IEnumerable<StoredMember> before, IEnumerable<StoredMember> after) => before.Any(IsOwner) && !after.Any(IsOwner);

    public static bool IsOwner(StoredMember member) => member.Role == TenantRole.Owner;
}
