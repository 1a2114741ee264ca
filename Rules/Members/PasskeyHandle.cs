using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Sessions;

namespace OrleansNotify.Members;

/// <summary>What an authenticator keeps to say whose a passkey is: not the address itself.</summary>
public static class PasskeyHandle
{
    public static byte[] Of(UserKey member) => SHA256.HashData(Encoding.UTF8.GetBytes($"passkey {member}"));
}
