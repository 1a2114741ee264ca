using System.Security.Cryptography;

namespace OrleansNotify.Client.Http;

internal static class IdempotencyKeys
{
    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
