namespace OrleansNotify.Tenants;

/// <summary>What became of a command on a tenant.</summary>
[GenerateSerializer, Alias("OrleansNotify.Tenants.TenantStatus")]
public enum TenantStatus
{
    Done = 0,

    /// <summary>There is no such tenant, key or source.</summary>
    NotFound = 1,

    /// <summary>The tenant has 100 of them.</summary>
    LimitReached = 2,
}
