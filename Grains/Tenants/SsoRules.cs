namespace OrleansNotify.Tenants;

/// <summary>Which member a person of an identity provider is: by the account that was linked, and the first time by the verified address.</summary>
internal static class SsoRules
{
    /// <param name="invited">The role of a pending invitation to the address.</param>
    /// <param name="after">The members afterwards, to be written when the person is admitted; the given ones are left as they were.</param>
    public static SsoAdmission Admit(TenantState state, SsoIdentity identity, TenantRole invited, DateTimeOffset now, out List<StoredMember> after)
    {
        after = state.Members;
        if (state.Sso.Find(known => known.Id == identity.Provider)?.View() is not { } provider || provider.Issuer != identity.Issuer)
        {
            return new SsoAdmission(SsoVerdict.Refused);
        }

        var linked = state.Members.Find(member => member.Links.Exists(link => link.Issuer == identity.Issuer && link.Subject == identity.Subject));
        var email = linked?.Email ?? identity.Email;
        var known = linked ?? state.Members.Find(member => member.Email == email);
        if (!provider.Covers(email))
        {
            return new SsoAdmission(SsoVerdict.OutsideDomains);
        }

        // The address went to another person there: who this member is must not follow it.
        if (linked is null && known is not null && known.Links.Exists(link => link.Issuer == identity.Issuer))
        {
            return new SsoAdmission(SsoVerdict.OtherAccount);
        }

        var role = RoleOf(provider, known?.Role ?? invited, identity.Values);
        if (role == TenantRole.None)
        {
            return new SsoAdmission(SsoVerdict.NotInvited);
        }

        if (linked is not null && linked.Role == role)
        {
            return new SsoAdmission(SsoVerdict.Admitted, email, role);
        }

        if (MemberRules.Apply(state.Members, new ChangeMember(email, role, MayLeaveNoOwner: false), now, out after) != TenantStatus.Done)
        {
            return new SsoAdmission(SsoVerdict.Refused);
        }

        if (linked is null)
        {
            var member = after.Find(member => member.Email == email)!;
            member.Links = [.. member.Links, new StoredSsoLink(identity.Issuer, identity.Subject, now)];
        }

        return new SsoAdmission(SsoVerdict.Admitted, email, role, IsChanged: known?.Role != role);
    }

    /// <summary>Owners are made and unmade in the tenant only. With a role claim the provider decides on all others at each sign-in.</summary>
    private static TenantRole RoleOf(SsoProvider provider, TenantRole before, string[] values)
    {
        if (before == TenantRole.Owner || provider.RoleClaim is null)
        {
            return before != TenantRole.None ? before : provider.NewMembers;
        }

        if (before == TenantRole.None && provider.NewMembers == TenantRole.None)
        {
            return TenantRole.None;
        }

        var mapped = provider.Roles.Where(rule => values.Contains(rule.Value)).Select(rule => rule.Role).DefaultIfEmpty().Max();
        return mapped != TenantRole.None ? mapped
            : provider.NewMembers != TenantRole.None ? provider.NewMembers
            : TenantRole.Viewer;
    }
}
