using System.Globalization;
using OrleansNotify.Secrets;

namespace OrleansNotify.Members;

/// <summary>
/// <c>sid.generation.hash</c>, the hash keyed: a token that is none costs no read of the store, none is stored, and the same successor can be
/// made again for a second tab.
/// </summary>
public sealed class RefreshTokens(SecretBox box)
{
    private const string Purpose = "refresh";
    private const int SidLength = 64;
    private const int MaxLength = 160;

    public string Issue(string sid, int generation)
    {
        var number = generation.ToString(CultureInfo.InvariantCulture);
        return $"{sid}.{number}.{box.Hash(Purpose, sid, number)}";
    }

    public bool TryRead(string? token, out string sid, out int generation)
    {
        (sid, generation) = ("", 0);
        if (token is not { Length: <= MaxLength } || token.Split('.') is not [{ Length: SidLength } name, var number, var hash]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out generation)
            || !box.Matches(hash, Purpose, name, number))
        {
            return false;
        }

        sid = name;
        return true;
    }
}
