using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Secrets;

namespace OrleansNotify.Members;

/// <summary>
/// What the first owner of the default tenant shows: derived from the server's key, so that all gateways of a cluster print the same one,
/// also after a restart. It ends when there is an owner.
/// </summary>
internal sealed class SetupCode(SecretBox box, IOptions<DefaultTenantOptions> defaultTenant)
{
    // 80 bits in Crockford's base 32: nothing to guess, and read out loud without mistakes.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int GroupLength = 4;

    public string Tenant => defaultTenant.Value.Name;

    public string Text => string.Join('-', Plain.Chunk(GroupLength).Select(group => new string(group)));

    public bool Matches(string? code)
    {
        var given = new string([.. (code ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return given.Length == Length && Bearer.AreSame(Bearer.Hash(given), Bearer.Hash(Plain));
    }

    private string Plain => new([.. Convert.FromHexString(box.Hash("setup", Tenant)).Take(Length).Select(b => Alphabet[b % Alphabet.Length])]);
}
