namespace OrleansNotify.Tenants;

/// <summary>Whether a tenant takes part.</summary>
public static class TenantStanding
{
    public const string Active = "active";

    /// <summary>By the operator: nobody gets in and nothing goes out until it is resumed; what it has stays.</summary>
    public const string Suspended = "suspended";

    /// <summary>By the operator, for good: what it has is being removed; then its name is free.</summary>
    public const string Deleting = "deleting";
}
