/* A stand-in for the Windows library bcryptprimitives.dll, which Wine 8 lacks and every Go program asks for at start.
   It exports ProcessPrng, made of the older SystemFunction036 (RtlGenRandom). For testing under Wine only. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
	while (size > 0) {
		ULONG n = size > 0x10000 ? 0x10000 : (ULONG)size;
		if (!SystemFunction036(data, n))
			return FALSE;
		data += n;
		size -= n;
	}
	return TRUE;
}
