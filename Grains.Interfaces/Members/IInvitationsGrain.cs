using OrleansNotify.Tenants;

namespace OrleansNotify.Members;

/// <summary>Who is asked to become a member of a tenant. Key: the tenant.</summary>
[Alias("OrleansNotify.Members.IInvitationsGrain")]
public interface IInvitationsGrain : IGrainWithStringKey
{
    /// <summary>Takes the place of an earlier one to the same address.</summary>
    Task<TenantStatus> Add(Invitation invitation, string tokenHash);

    /// <summary>Those that can still be accepted, by address.</summary>
    Task<Invitation[]> List();

    Task<TenantStatus> Delete(string id);

    /// <summary>Null: there is none, or it has expired. It can still be accepted afterwards.</summary>
    Task<Invitation?> Find(string tokenHash);

    /// <summary>As <see cref="Find"/>, for the one time that it is accepted.</summary>
    Task<Invitation?> Take(string tokenHash);

    /// <summary>The tenant is gone.</summary>
    Task Forget();
}
