namespace OrleansNotify.Tenants;

/// <summary>What became of a command on a tenant.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.TenantStatus")]
public enum TenantStatus
{
    Done = 0,

    /// <summary>There is no such tenant, key, source or member.</summary>
    NotFound = 1,

    /// <summary>The tenant has 100 of them.</summary>
    LimitReached = 2,

    /// <summary>It would leave the tenant without an owner.</summary>
    LastOwner = 3,

    /// <summary>The tenant is being deleted.</summary>
    Deleting = 4,
}
