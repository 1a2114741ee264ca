namespace OrleansNotify.Storage;

/// <param name="Guarded">Tables and partitions with their policy on.</param>
/// <param name="Unguarded">Those that have a tenant, and no policy.</param>
/// <param name="Role">The database's user of this program.</param>
/// <param name="Bypasses">The role is a superuser or has <c>BYPASSRLS</c>: no policy holds it to anything.</param>
public sealed record RowSecurityState(long Guarded, long Unguarded, string Role, bool Bypasses)
{
    public bool IsOn => Unguarded == 0 && Guarded > 0;
}
