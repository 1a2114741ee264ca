using System.Reflection;
using System.Runtime.InteropServices;

namespace OrleansNotify.Endpoints;

/// <summary>The functions of OpenSSL's libcrypto that .NET does not offer. On Linux .NET itself needs the library.</summary>
internal static partial class Libcrypto
{
    private const string Name = "orleansnotify-libcrypto";

    // On macOS the system ends a process that loads its libcrypto, so only the names of Linux are tried.
    private static readonly string[] Files = ["libcrypto.so.3", "libcrypto.so.1.1"];

    private static readonly nint Handle = Load();

    static Libcrypto() => NativeLibrary.SetDllImportResolver(typeof(Libcrypto).Assembly, Resolve);

    public static bool IsThere => Handle != 0 && NativeLibrary.TryGetExport(Handle, "EVP_DigestSign", out _);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial nint NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial nint NewPublicKey(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetPublicKey(nint key, Span<byte> publicKey, ref nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_free")]
    public static partial void FreeKey(nint key);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_new")]
    public static partial nint NewContext();

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Name, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int VerifyInit(nint context, nint keyContext, nint digest, nint engine, nint key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(nint context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> data, nuint length);

    private static nint Load()
    {
        foreach (var file in Files)
        {
            if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) => name == Name ? Handle : 0;
}
