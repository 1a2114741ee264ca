namespace OrleansNotify.Secrets;

/// <summary>The server's 256-bit root key: from the environment, or from a file beside the data that is made at the first start.</summary>
public sealed class SecretKey
{
    public const int Length = 32;

    public SecretKey(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        Bytes = bytes;
    }

    internal byte[] Bytes { get; }
}
