using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Embedded;

internal static class AssemblyReferences
{
    public static string[] Of(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
        {
            return [];
        }

        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(r => metadata.GetString(metadata.GetAssemblyReference(r).Name))];
    }
}
